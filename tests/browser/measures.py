"""Measurements of a page that has been laid out: of targets, of focus, of what is cut off.

Each is a function of JavaScript that gives a list of complaints, in words.
"""

CONTROLS = "a[href], button, select, input, textarea, summary, [tabindex='0']"

_SHOWN = f"""
const say = it => `${{it.tagName}} in ${{(it.closest('[id]') || it).id}}: ` +
    `${{(it.getAttribute('aria-label') || it.textContent).trim().slice(0, 50)}}`;
const shown = it => it.checkVisibility({{visibilityProperty: true}})
    && [...it.getClientRects()].some(box => box.width && box.height);
const controls = [...document.querySelectorAll("{CONTROLS}")].filter(shown);
"""

TARGETS = f"""() => {{ {_SHOWN}
    // WCAG 2.5.8: 24 by 24 pixels, or so far from others that a circle of that width around the
    // middle touches none of them. What stands in a sentence is exempt.
    const SIDE = 24;
    const inline = it => {{
        if (it.closest('svg') || !getComputedStyle(it).display.startsWith('inline')) return false;
        let block = it.parentElement;
        while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
        const rest = block.cloneNode(true);
        rest.querySelectorAll("{CONTROLS}, svg").forEach(each => each.remove());
        return /\\p{{L}}/u.test(rest.textContent);
    }};
    // A link in a picture has a shape in each place that it stands at.
    const parts = it => {{
        const rooms = it.closest('svg') ? it.querySelectorAll('path') : [];
        return rooms.length ? [...rooms] : [it];
    }};
    // A link that is shown to the keyboard alone is no target until it has the focus.
    const aimed = controls.filter(it => getComputedStyle(it).clipPath === 'none');
    const targets = aimed.flatMap(it => parts(it).map(part => {{
        const box = part.getBoundingClientRect();
        const small = box.width < SIDE - .1 || box.height < SIDE - .1;
        return {{it, box, small, lines: [...part.getClientRects()],
            x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2}};
    }}));
    const near = (one, other) => other.small
        ? Math.hypot(other.x - one.x, other.y - one.y) < SIDE - .1
        : other.lines.some(line => Math.hypot(
            Math.max(line.left - one.x, 0, one.x - line.right),
            Math.max(line.top - one.y, 0, one.y - line.bottom)) < SIDE / 2 - .1);
    return targets.filter(one => one.small && !inline(one.it)).flatMap(one => {{
        const other = targets.find(other => other.it !== one.it
            && !other.it.contains(one.it) && !one.it.contains(other.it) && near(one, other));
        const size = `${{Math.round(one.box.width)}} by ${{Math.round(one.box.height)}}`;
        return other ? [`${{say(one.it)}} (${{size}}) beside ${{say(other.it)}}`] : [];
    }});
}}"""
"""Which targets are too small, or too near to another one."""

FOCUS = f"""() => {{ {_SHOWN}
    const numbers = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
    const light = colour => {{
        const [r, g, b] = numbers(colour).map(part => part / 255)
            .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b;
    }};
    const contrast = (one, other) => {{
        const [less, more] = [light(one), light(other)].sort((a, b) => a - b);
        return (more + .05) / (less + .05);
    }};
    const ground = it => {{
        for (; it; it = it.parentElement) {{
            const colour = getComputedStyle(it).backgroundColor;
            if (numbers(colour)[3] !== 0) return colour;
        }}
        return 'rgb(255, 255, 255)';
    }};
    const wrong = [];
    document.activeElement.blur();
    for (const it of controls) {{
        const before = getComputedStyle(it).outline;
        it.focus();
        const style = getComputedStyle(it);
        if (document.activeElement !== it) wrong.push(`${{say(it)}} takes no focus`);
        const same = style.outline === before || style.outlineStyle === 'none';
        if (same || parseFloat(style.outlineWidth) < 2)
            wrong.push(`${{say(it)}} does not show its focus`);
        else if (contrast(style.outlineColor, ground(it.parentElement)) < 3)
            wrong.push(`${{say(it)}} shows its focus faintly`);
        const shapes = it.closest('svg') ? [...it.querySelectorAll('path, rect')] : [];
        const lines = (shapes.length ? shapes : [it]).flatMap(each => [...each.getClientRects()])
            .filter(box => box.width && box.height);
        const seen = lines.some(box => {{
            const hit = document.elementFromPoint(
                box.left + box.width / 2, box.top + Math.min(box.height / 2, innerHeight / 2));
            return hit && (it.contains(hit) || hit.contains(it));
        }});
        if (!seen) wrong.push(`${{say(it)}} is out of sight or covered when it has the focus`);
    }}
    return wrong;
}}"""
"""Which controls do not show that they have the focus, or are covered then. A key was to be pressed
before, or the browser takes the focus for one that was set by a pointer."""

CUT = """() => [...document.querySelectorAll('body *')]
    .filter(it => it.checkVisibility({visibilityProperty: true}) && !it.closest('svg'))
    .filter(it => getComputedStyle(it).clipPath === 'none')
    .filter(it => /hidden|clip/.test(getComputedStyle(it).overflow) && it.textContent.trim())
    .filter(it => it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1)
    .map(it => `${it.tagName}.${it.className}: ${it.textContent.trim().slice(0, 50)}`)"""
"""Which elements cut off a part of their text."""

NAMELESS = f"""() => {{ {_SHOWN}
    return controls.filter(it => !(it.getAttribute('aria-label') || it.textContent.trim()
        || it.labels && it.labels.length && it.labels[0].textContent.trim())).map(say);
}}"""
"""Which controls have no name."""

OUTSIDE = """() => {
    const scrolls = it => /auto|scroll/.test(getComputedStyle(it).overflowX);
    const hidden = it => getComputedStyle(it).clipPath !== 'none';
    const inside = (it, test) => it && it !== document.body
        && (test(it) || inside(it.parentElement, test));
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const wide = [...document.querySelectorAll('main *')]
        .filter(it => it.getBoundingClientRect().right > innerWidth + 1)
        .filter(it => !inside(it.parentElement, scrolls) && !inside(it, hidden))
        .map(it => `${it.tagName}: ${it.textContent.trim().slice(0, 60)}`);
    return over > 0 ? [`${over} pixels too wide`, ...wide] : wide;
}"""
"""What reaches over the right edge, save in boxes that scroll by themselves."""

PAPER = """() => [...document.querySelectorAll('body *')]
    .filter(it => it.checkVisibility() && [...it.getClientRects()].some(
        box => box.right > innerWidth + 1 || box.left < -1))
    .map(it => `${it.tagName}: ${it.textContent.trim().slice(0, 60)}`)"""
"""What reaches over the edge of the paper."""

SHIFTED = """async () => {
    await document.fonts.ready;
    let sum = 0;
    const add = list => {
        for (const entry of list) if (!entry.hadRecentInput) sum += entry.value;
    };
    const watch = new PerformanceObserver(list => add(list.getEntries()));
    watch.observe({type: 'layout-shift', buffered: true});
    const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    while (document.querySelector('form.filters[hidden]')) await frame();
    await frame();
    scrollTo({top: document.body.scrollHeight, behavior: 'instant'});
    await frame(); await frame();
    add(watch.takeRecords());
    scrollTo({top: 0, behavior: 'instant'});
    return sum;
}"""
"""All shifts of the layout since the page was opened and while it is scrolled to its end, with
what only comes when a script has read a file."""

PAINTED = """() => new Promise(done =>
    new PerformanceObserver(done).observe({type: 'paint', buffered: true}))"""
"""Ends when something was painted."""

LEVELS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .filter(it => it.checkVisibility()).map(it => +it.tagName[1])"""
"""The levels of the headings that are seen, in order."""

SPACED = """() => {
    const style = new CSSStyleSheet();
    style.replaceSync(`body *:not(svg, svg *) {
            line-height: 1.5 !important; letter-spacing: .12em !important;
            word-spacing: .16em !important }
        p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [style];
}"""
"""Sets the text as wide as WCAG 1.4.12 lets readers set it."""

HASTY = """() => [...document.querySelectorAll('*')].filter(it => {
    const style = getComputedStyle(it);
    return [style.transitionDuration, style.animationDuration].join().split(',')
        .some(time => parseFloat(time) > (time.includes('ms') ? 10 : .01));
}).map(it => `${it.tagName}.${it.getAttribute('class')}`)"""
"""Which elements move or fade for longer than the eye can see."""
