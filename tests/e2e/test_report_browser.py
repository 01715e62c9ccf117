"""The report in a real browser: quiet, alone, and usable at every size and without scripts."""

import datetime as dt
import importlib.util
import os
import shutil
from pathlib import Path

import pytest

from detente.agreement import analyse
from detente.report import render
from detente.stability import outlook

CHROMIUM = os.environ.get("DETENTE_CHROMIUM") or shutil.which("chromium")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
)  # fmt: skip

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture(scope="module")
def world():
    place = Path(__file__).parents[1] / "report" / "fisheries.py"
    spec = importlib.util.spec_from_file_location("detente_fisheries_browser", place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def files(world, tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    made = dt.date(2031, 5, 20)
    two = world.two_parties(world.CASE)
    moving = world.with_moves(world.CASE)
    pages = {
        "deadlock": render(world.CASE, analyse(world.CASE, draws=50), world.RECORD, made=made),
        "zone": render(two, analyse(two, draws=50), world.RECORD, made=made),
        "without": render(
            moving,
            analyse(moving, draws=50),
            world.RECORD,
            outlook=outlook(moving, draws=50),
            made=made,
        ),
    }
    for name, page in pages.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in pages}


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        launched = started.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield launched
        launched.close()


class Visit:
    """An open page that notes what it says and asks for."""

    def __init__(self, browser, file, **context):
        # A scroll in motion would keep every click waiting.
        self.context = browser.new_context(reduced_motion="reduce", **context)
        self.page = self.context.new_page()
        self.noise, self.asked = [], []
        self.page.on("console", lambda message: self.noise.append(message.text))
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.url = file.as_uri()
        self.page.goto(self.url)

    def quiet(self):
        assert self.noise == []
        assert {url.partition("#")[0] for url in self.asked} == {self.url}
        assert self.page.evaluate("window.pwned") is None

    def narrow(self):
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= self.page.evaluate("window.innerWidth")


@pytest.fixture
def visit(browser, files):
    opened = []

    def go(name, **context):
        opened.append(Visit(browser, files[name], **context))
        return opened[-1]

    yield go
    for one in opened:
        one.context.close()


@pytest.mark.parametrize("name", ["deadlock", "zone", "without"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_clicking_through_is_quiet_and_asks_for_nothing(visit, name, scheme, width):
    seen = visit(name, viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = seen.page
    page.wait_for_selector(".chart .live svg")
    seen.quiet()
    seen.narrow()
    for link in page.locator("nav.toc a").all():
        link.click()
    for summary in page.locator("summary").all():
        if not summary.evaluate("summary => summary.parentElement.open"):
            summary.click()
    assert page.evaluate("document.querySelectorAll('details:not([open])').length") == 0
    for ref in page.locator("main section .refs a").all()[:12]:
        ref.click()
    page.wait_for_timeout(100)
    seen.quiet()
    seen.narrow()


def test_link_back_from_a_mark_opens_the_cell(visit):
    page = visit("deadlock").page
    page.evaluate("location.hash = '#w-s-quota'")
    back = page.locator("#w-s-quota + .note a", has_text="4")
    target = f'[id="{back.get_attribute("href")[1:]}"]'
    back.click()
    page.wait_for_function("target => document.querySelector(target).open", arg=target)
    assert page.locator(target).locator("blockquote").first.is_visible()


def test_keyboard_reaches_cells_and_packages(visit):
    page = visit("zone").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    first = page.locator(".matrix summary").first
    first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".matrix details").first.evaluate("node => node.open")
    page.wait_for_selector(".chart .live svg")
    mark = page.locator(".chart .live [tabindex='0']").first
    mark.focus()
    assert "points" in page.locator(".chart .says").all_text_contents()[0]
    names = page.locator(".chart .live [tabindex='0']").evaluate_all(
        "marks => marks.map(mark => mark.getAttribute('aria-label')).join(' ')"
    )
    for name in ("Nash", "Egalitarian", "Utilitarian"):
        assert name in names


def test_pointing_at_a_package_names_it(visit):
    page = visit("zone", viewport={"width": 1280, "height": 900}).page
    page.wait_for_selector(".chart .live svg")
    figure = page.locator("#chart-pair-1")
    figure.locator(".live [tabindex='0']").first.hover()
    page.wait_for_function(
        "document.querySelector('#chart-pair-1 .says').textContent.includes('points')"
    )


@pytest.mark.parametrize("name", ["deadlock", "zone"])
def test_new_charts_fit_a_phone_and_every_bar_has_its_words(visit, name):
    page = visit(name, viewport={"width": 390, "height": 844}).page
    page.wait_for_selector("#chart-shares .live svg")
    bars = {"deadlock": ["#chart-shares"], "zone": ["#chart-shares", "#chart-gains"]}[name]
    for figure in [*bars, "#chart-pair-1"]:
        wide, seen = page.locator(f"{figure} .box").evaluate(
            "box => [box.scrollWidth, box.clientWidth]"
        )
        assert wide <= seen, figure
    for figure in bars:
        marks = page.locator(f"{figure} .live [aria-roledescription=bar]")
        assert marks.count() > 1
        for mark in marks.all():
            assert mark.get_attribute("tabindex") == "0"
            assert mark.get_attribute("aria-label")
        marks.first.focus()
        told = page.locator(f"{figure} .says").text_content()
        assert told == marks.first.get_attribute("aria-label")


@pytest.mark.parametrize("scripts", [True, False])
def test_charts_are_printed_as_pictures_of_lines(visit, scripts):
    page = visit("zone", java_script_enabled=scripts).page
    page.emulate_media(media="print")
    where = ".live" if scripts else ".still"
    if scripts:
        page.wait_for_selector("#chart-gains .live svg")
    for figure in ("#chart-pair-1", "#chart-gains", "#chart-shares"):
        assert page.locator(f"{figure} {where} svg").is_visible()
        assert page.locator(f"{figure} canvas").count() == 0


@pytest.mark.parametrize("name", ["deadlock", "zone"])
def test_without_scripts_everything_is_there(visit, name):
    seen = visit(name, java_script_enabled=False)
    page = seen.page
    for picture in page.locator(".chart .still svg").all():
        assert picture.is_visible()
    assert not page.locator("#open-all").is_visible()
    summary = page.locator(".matrix summary").first
    summary.click()
    assert page.locator(".matrix blockquote").first.is_visible()
    assert page.locator("#documents mark").first.is_visible()
    assert seen.noise == []


def contrast(page, selector):
    """Return the WCAG 2 contrast of the first match's text with what lies behind it."""
    return page.locator(selector).first.evaluate(
        """node => {
          const light = colour => {
            const rgb = colour.match(/[\\d.]+/g).slice(0, 3).map(v => {
              const c = v / 255;
              return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
          };
          let back = node;
          const clear = n => ['rgba(0, 0, 0, 0)', 'transparent'].includes(
            getComputedStyle(n).backgroundColor);
          while (clear(back)) { back = back.parentElement; }
          const [a, b] = [light(getComputedStyle(node).color),
            light(getComputedStyle(back).backgroundColor)].sort((x, y) => y - x);
          return (a + 0.05) / (b + 0.05);
        }"""
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_meets_aa(visit, scheme):
    page = visit("without", color_scheme=scheme).page
    for selector in (
        "h1", ".made", ".kind", ".toc a", ".finding p", ".facts dt", "caption", "td", ".sub",
        ".refs a", ".flag.red", ".flag.split", ".flag.guess", ".basis", "mark", ".note",
        ".note a", ".unread", "footer p", ".group th",
    ):  # fmt: skip
        assert contrast(page, selector) >= 4.5, selector


def pages_of(page):
    import pypdfium2

    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    texts = [
        " ".join(document[n].get_textpage().get_text_range().split()) for n in range(len(document))
    ]
    document.close()
    return texts


def test_print_shows_what_is_open_with_page_numbers(visit):
    page = visit("deadlock").page
    hint = page.locator("#open-hint")
    assert hint.is_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.querySelectorAll('details[open]').length") == 0
    short = pages_of(page)
    assert "read automatically, not yet" not in " ".join(short)
    for number, text in enumerate(short, start=1):
        assert f"{number} / {len(short)}" in text
    page.locator("#open-all").click()
    full = pages_of(page)
    assert len(full) > len(short)
    assert "read automatically, not yet" in " ".join(full)
    page.emulate_media(media="print")
    assert not hint.is_visible()
    assert not page.locator("#open-all").is_visible()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_labels_of_the_timeline_cross_nothing(visit, width, media):
    page = visit("deadlock", viewport={"width": width, "height": 844}).page
    page.emulate_media(media=media)
    crossings = page.locator("svg.timeline").evaluate(
        """svg => {
          const box = node => node.getBoundingClientRect();
          const labels = [...svg.querySelectorAll('text:not(.tick)')];
          const stems = [...svg.querySelectorAll('.stem')];
          const met = (a, b) => a.left < b.right && b.left < a.right
            && a.top < b.bottom && b.top < a.bottom;
          const bad = labels.flatMap((one, n) => [
            ...labels.slice(n + 1).filter(other => met(box(one), box(other))),
            ...stems.filter(stem => met(box(one), box(stem))),
            ...(box(one).right > box(svg).right + 1 ? [one] : []),
          ]);
          return labels.length > 2 ? bad.length : -1;
        }"""
    )
    assert crossings == 0


def test_citations_are_big_enough_to_hit(visit):
    page = visit("deadlock").page
    page.locator("#open-all").click()
    for selector in ("main .refs a", "#documents .note a", ".quote cite a"):
        tall = page.locator(selector).first.evaluate("node => node.getBoundingClientRect().height")
        assert tall >= 24, selector


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scripts", [True, False])
def test_states_of_the_picture_lead_to_their_rows(visit, width, scripts):
    seen = visit("without", viewport={"width": width, "height": 844}, java_script_enabled=scripts)
    page = seen.page
    links = page.locator("#state-graph a")
    assert links.count() > 4
    for link in links.all():
        link.scroll_into_view_if_needed()
        link.click()
        name = link.get_attribute("href")
        assert page.url.endswith(name)
        # Chromium opens what holds the target of a link, so that scripts are not needed for it.
        assert page.locator(name).is_visible()
    assert seen.noise == []


def test_keyboard_reaches_states_and_each_has_a_name(visit):
    page = visit("without").page
    links = page.locator("#state-graph a")
    for link in links.all():
        assert link.get_attribute("aria-label").startswith("State ")
    links.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash.startsWith('#state-')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement !== document.body")


@pytest.mark.parametrize("media", ["screen", "print"])
def test_text_of_states_stays_within_its_box(visit, media):
    page = visit("without").page
    page.emulate_media(media=media)
    outside = page.locator("#state-graph a").evaluate_all(
        """links => links.flatMap(link => {
          const box = link.querySelector('rect').getBoundingClientRect();
          return [...link.querySelectorAll('text')].filter(text => {
            const at = text.getBoundingClientRect();
            return at.left < box.left || at.right > box.right || at.bottom > box.bottom + 1
              || at.top < box.top - 1;
          });
        }).length"""
    )
    assert outside == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_and_letters_of_the_picture_stand_out(visit, scheme):
    page = visit("without", color_scheme=scheme).page
    found = page.evaluate(
        """() => {
          const light = colour => {
            const rgb = colour.match(/[\\d.]+/g).slice(0, 3).map(v => {
              const c = v / 255;
              return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
          };
          const paper = light(getComputedStyle(document.body).backgroundColor);
          return [...document.querySelectorAll('.graph .tip')].map(tip => {
            const [a, b] = [light(getComputedStyle(tip).fill), paper].sort((x, y) => y - x);
            return (a + 0.05) / (b + 0.05);
          });
        }"""
    )
    assert min(found) >= 4.5
