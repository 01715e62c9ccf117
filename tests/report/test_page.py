"""What holds for every report, whatever is in it."""

import base64
import datetime as dt
import hashlib
import re
import time
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from detente.report import render

VOID = {"meta", "br", "img", "link", "input", "hr"}


class Page(HTMLParser):
    """A page as a list of (tag, attributes, text within)."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.stack, self.balanced = [], [], True
        self.feed(text)
        self.balanced = self.balanced and not self.stack

    def handle_starttag(self, tag, attrs):
        element = {"tag": tag, "attrs": dict(attrs), "text": "", "inside": []}
        element["parents"] = [e["tag"] for e in self.stack]
        for parent in self.stack:
            parent["inside"].append(tag)
        self.elements.append(element)
        if tag not in VOID:
            self.stack.append(element)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if not self.stack or self.stack[-1]["tag"] != tag:
            self.balanced = False
            return
        self.stack.pop()

    def handle_data(self, data):
        for element in self.stack:
            element["text"] += data

    def all(self, *tags):
        return [e for e in self.elements if e["tag"] in tags]

    @property
    def ids(self):
        return [e["attrs"]["id"] for e in self.elements if "id" in e["attrs"]]


@pytest.fixture
def parsed(page):
    return Page(page)


def test_elements_nest(parsed):
    assert parsed.balanced


def test_ids_are_unique_and_every_link_leads_to_one(parsed):
    assert len(parsed.ids) == len(set(parsed.ids))
    links = [e["attrs"]["href"] for e in parsed.all("a")]
    assert links
    assert {link[:1] for link in links} == {"#"}
    assert {link[1:] for link in links} <= set(parsed.ids)
    for name in ("aria-labelledby", "aria-describedby"):
        for element in parsed.elements:
            assert set(element["attrs"].get(name, "").split()) <= set(parsed.ids)


def test_nothing_is_loaded_from_elsewhere(parsed):
    loading = {"src", "href", "xlink:href", "srcset", "action", "data", "poster", "background"}
    for element in parsed.elements:
        for name in loading & set(element["attrs"]):
            assert element["attrs"][name].startswith("#"), element
        assert element["tag"] not in {"link", "iframe", "object", "embed", "base", "form", "img"}
    assert "@import" not in parsed.all("style")[0]["text"]
    assert "url(" not in parsed.all("style")[0]["text"]


def test_policy_names_exactly_what_is_there(parsed):
    meta = [e for e in parsed.all("meta") if "http-equiv" in e["attrs"]]
    policy = meta[0]["attrs"]["content"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    code = [e for e in parsed.all("script") if e["attrs"].get("type") is None]
    for element in (*code, *parsed.all("style")):
        digest = hashlib.sha256(element["text"].encode()).digest()
        assert f"'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert policy.count("sha256-") == len(code) + 1


def test_no_inline_handlers_or_styles(parsed):
    for element in parsed.elements:
        assert not [name for name in element["attrs"] if name.startswith("on") or name == "style"]


def test_headings_go_down_one_level_at_a_time(parsed):
    levels = [int(e["tag"][1]) for e in parsed.all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_landmarks_and_language(parsed):
    assert parsed.all("html")[0]["attrs"]["lang"] == "en"
    for tag in ("header", "nav", "main", "footer"):
        assert len(parsed.all(tag)) == 1
    assert all("aria-labelledby" in e["attrs"] for e in parsed.all("section"))
    assert parsed.all("a")[0]["attrs"]["href"] == "#content"


def test_tables_have_captions_and_scopes(parsed):
    for table in parsed.all("table"):
        assert "caption" in table["inside"]
    assert all("scope" in e["attrs"] for e in parsed.all("th"))
    assert all(e["text"].strip() for e in parsed.all("caption", "th", "summary"))


def test_pictures_have_titles(parsed):
    for picture in parsed.all("svg"):
        # A picture with links in it is no image, or the links would be lost to screen readers.
        role = "group" if "a" in picture["inside"] else "img"
        assert picture["attrs"]["role"] == role
        assert picture["inside"][:2] == ["title", "desc"]


def test_controls_have_names(parsed):
    for button in parsed.all("button"):
        assert button["text"].strip()
    for link in parsed.all("a"):
        assert link["text"].strip()
    assert not parsed.all("input", "select", "textarea")


def test_every_disclosure_has_one_summary(parsed):
    for details in parsed.all("details"):
        assert details["inside"][0] == "summary"
        assert "id" in details["attrs"]
    assert not [e for e in parsed.all("a", "button") if "summary" in e["parents"]]


def test_contents_list_every_section(parsed):
    sections = [e["attrs"]["id"] for e in parsed.all("section")]
    listed = [e["attrs"]["href"][1:] for e in parsed.all("a") if "nav" in e["parents"]]
    assert listed == sections


@pytest.mark.parametrize("name", ["deadlock", "two", "unanalysed"])
def test_hostile_words_are_inert_and_whole(pages, world, name):
    page = Page(pages[name])
    shown = world.HOSTILE.replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]")
    shown = shown.replace("\x00", "[U+0000]")
    assert any(shown in e["text"] for e in page.all("mark"))
    assert any(shown in e["text"] for e in page.all("q"))
    for hidden in "\u202e\u202c\x00":
        assert hidden not in pages[name]
    assert not page.all("img")
    assert len([e for e in page.all("script") if "pwned" in e["text"]]) == 0


def test_hostile_names_are_inert(world):
    from detente.agreement import analyse
    from detente.case.model import Case

    data = world.two_parties(world.CASE).model_dump(mode="json")
    bad = '</script><img src=x onerror="window.pwned=4">\u202e'
    data["title"] = bad
    for entry in (*data["parties"], *data["issues"], *data["issues"][0]["options"]):
        entry["name"] += bad
    case = Case.model_validate(data)
    text = render(case, analyse(case, draws=20), made=dt.date(2031, 5, 20))
    page = Page(text)
    assert page.balanced
    assert not page.all("img")
    assert "\u202e" not in text


def test_every_mark_leads_back_to_what_rests_on_it(pages, world):
    text = pages["deadlock"]
    page = Page(text)
    anchors = {e["attrs"]["id"] for e in page.all("mark") if "id" in e["attrs"]}
    for statement in world.STATEMENTS:
        assert f"w-{statement.id}" in {*anchors, *page.ids}
    documents = text[text.index('<section id="documents"') :]
    notes = re.findall(r'<span class="note"[^>]*>.*?</span>(?! cited)', documents, re.S)
    assert len(notes) >= len(world.STATEMENTS)
    before = text[: text.index('<section id="documents"')]
    cited = set(re.findall(r'href="#(w-[^"]+)"', before))
    assert {f"w-{s.id}" for s in world.STATEMENTS} <= cited


def test_marks_show_the_words_of_the_document(pages, world):
    page = Page(pages["deadlock"])
    for statement in world.STATEMENTS:
        if statement.id == "s-door":
            continue
        start = next(e for e in page.elements if e["attrs"].get("id") == f"w-{statement.id}")
        assert start["text"] in statement.content.text or start["text"] == ""


def test_same_inputs_give_same_bytes(pages, world):
    again = render(
        world.CASE, None, world.RECORD, reason="fewer than two parties have preferences",
        made=dt.date(2031, 5, 20),
    )  # fmt: skip
    assert again == pages["unanalysed"]


def test_charts_are_the_same_twice(pages, world):
    from detente.agreement import analyse

    two = world.two_parties(world.CASE)
    again = render(two, analyse(two, draws=100), world.RECORD, made=dt.date(2031, 5, 20))
    assert again == pages["two"]


def test_script_library_only_comes_with_a_chart(pages):
    assert len(pages["unanalysed"]) < 150_000
    assert len(pages["two"]) > 500_000


def test_render_is_quick(world):
    from detente.agreement import analyse

    agreement = analyse(world.CASE, draws=20)
    begin = time.perf_counter()
    render(world.CASE, agreement, world.RECORD, made=dt.date(2031, 5, 20))
    assert time.perf_counter() - begin < 3


def test_vendored_files_are_those_that_their_readme_names():
    from importlib import resources

    folder = resources.files("detente.report") / "vendor"
    readme = (folder / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"`(\S+\.js)` .*`([0-9a-f]{64})`", readme)
    assert len(named) == 2
    for name, digest in named:
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
