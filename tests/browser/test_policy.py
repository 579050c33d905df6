"""The policy of the pages: what somebody who tampered with one might try is refused."""

from __future__ import annotations

from browser.places import Visit

ATTEMPTS = {
    "a script in the page": "document.head.append(Object.assign("
    "document.createElement('script'), {textContent: 'window.caught = true'}))",
    "a script of another host": "document.head.append(Object.assign("
    "document.createElement('script'), {src: 'https://elsewhere.example/a.js'}))",
    "a style in the page": "document.head.append(Object.assign("
    "document.createElement('style'), {textContent: 'body { color: red }'}))",
    "a handler in an attribute": "document.body.setAttribute('onclick', 'window.caught = true'),"
    "document.body.click()",
    "a style in an attribute": "document.body.setAttribute('style', 'color: red')",
    "a picture of another host": "document.body.append(Object.assign(new Image(),"
    "{src: 'https://elsewhere.example/a.png'}))",
    "a request to another host": "fetch('https://elsewhere.example/').catch(() => null)",
    "a frame": "document.body.append(Object.assign("
    "document.createElement('iframe'), {src: 'https://elsewhere.example/'}))",
    "code from a text": "setTimeout('window.caught = true', 0)",
    "an address that others are read from": "document.head.append(Object.assign("
    "document.createElement('base'), {href: 'https://elsewhere.example/'}))",
}
"""What a page that was tampered with might try."""


def test_the_policy_refuses(visit: Visit) -> None:
    page = visit("about/")
    for attempt, code in ATTEMPTS.items():
        page.evaluate(
            "void (window.refused = new Promise(done => { document.addEventListener("
            "'securitypolicyviolation', e => done(e.disposition), {once: true});"
            " setTimeout(done, 3000, 'nothing') }))"
        )
        page.evaluate(f"() => {{ {code} }}")
        assert page.evaluate("window.refused") == "enforce", attempt
        assert page.evaluate("window.caught") is None, attempt
