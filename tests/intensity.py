"""How thoroughly the tests look: quickly at home, at everything where a change is judged."""

from __future__ import annotations

import os
import re

LONG = os.environ.get("CI") == "true"
"""Whether this is the long profile: all of what is exhaustive, and nothing may be skipped."""

LEFT_OUT = (
    r"browser/test_(colors|firefox|old_browsers|print)\.py",
    r"browser/test_access\.py::test_(tab|no_letter|keys)",
    r"browser/test_access\.py::.*\[390",
    r"browser/test_deep_links\.py::test_the_browser_shows_and_marks_the_words",
    r"browser/test_editor\.py::test_(a_change|a_new|a_quotation|a_record|a_reply|axe|each|it_runs|nothing"
    r"|old|so_are|the_form|two|what_is|whatever|without_a_rep|work)",
    r"browser/test_layout\.py",
    r"browser/test_navigation\.py::test_(a_record_marks|an_address|each_tab|enter_on)",
    r"browser/test_search\.py::test_(a_key_opens|a_search_that_cannot|keys_are_not|names_are_found"
    r"|names_are_isolated|nothing_of_the_dialog|the_dialog|the_focus|the_slash|three_results|a_browser_that|a_record_found|a_relation|a_result_has|an_accusation"
    r"|escape|few_results|long_lists|nothing_of_search|the_button|the_count|the_search|the_words"
    r"|what_else|where_nothing)",
    r"browser/test_search_engine\.py::test_(made_up|the_browser_folds_all|whatever_is_typed)",
    r"browser/test_survey\.py::test_nothing_moves",
    r"browser/test_survey\.py::.*\[small an? (organization|source) 1280",
    r"browser/test_tasks\.py::.*_real_",
    r"browser/test_tasks\.py::.*\[1440",
    r"browser/test_timeline\.py::test_(a_choice|an_address)",
    r"browser/test_without_scripts\.py::test_a_page_says",
    r"checks/test_single_characters\.py::.*_anywhere_",
    r"citing/test_styles\.py::test_(any_title|every_work|works_are)",
    r"commands/test_fmt\.py::test_the_data_of_the_project",
    r"commands/test_fmt\.py::test_whatever_is_written_however.*\[(?!statements)",
    r"commands/test_init\.py::test_what_pip_installs",
    r"contributing/test_(guide|review)\.py",
    r"evidence/attack/",
    r"pages/test_(symmetry|sources)\.py::.*\[real",
    r"reading/test_parser\.py::test_(the_number_of_nodes|no_long_run)",
    r"writing/test_json_ld\.py::.*\[real_pages",
    r"schema/test_schema\.py::test_what_the_models_take.*\[(?!statements)",
    r"site/test_builds\.py::test_(a_build_(on|says|that|works)|the_order|two_builds)",
    r"site/test_html\.py::test_(no_page_has_an_error|what_is_planted)",
    r"site/test_last_good_site\.py::test_(a_build_without|a_disk|a_folder|a_link|pandoc"
    r"|the_longest|two_builds|what_a_killed)",
    r"site/test_last_good_site\.py::test_(what_is_no_site|a_mistake\[(?!a slip in a module))",
    r"site/test_(html|links|sensitive)\.py::.*\[real",
    r"site/test_links\.py::test_no_link_leads_to_another_host",
    r"site/test_serve\.py",
    r"site/test_rebuilds\.py::test_the_server_holds_its_memory",
)
"""What takes most time and finds least: where all tests run, only the long profile runs these. Who
names a file or a word runs all of it.
"""


def is_left_out(node: str) -> bool:
    """Whether the short profile leaves out the test that pytest calls ``node``."""
    return any(re.search(pattern, node) for pattern in LEFT_OUT)
