"""Looks at pages in a browser: see check-page.

    check_page.py CHROMIUM DIRECTORY-FOR-PICTURES FILE…
"""

import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

WIDTHS = (390, 1440)
SCHEMES = ("light", "dark")
GRAVE = ("serious", "critical")


def look(browser, url, scheme, width, picture):
    """What is wrong with a page in one window, and its picture."""
    faults = []
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.on("console", lambda message: faults.append(f"console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("request", lambda request: request.url == url or faults.append(f"loads {request.url}"))
    page.goto(url)
    scroll = page.evaluate("document.documentElement.scrollWidth")
    if scroll > width:
        faults.append(f"is {scroll} pixels wide")
    page.screenshot(path=picture, full_page=True)
    # With all tables open, too.
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    scroll = page.evaluate("document.documentElement.scrollWidth")
    if scroll > width:
        faults.append(f"is {scroll} pixels wide with its tables open")
    narrow = page.evaluate(
        """[...document.querySelectorAll('svg text')].filter(t => {
             const box = t.getBBox(), view = t.ownerSVGElement.viewBox.baseVal;
             return box.x < -3 || box.x + box.width > view.width + 3;
           }).map(t => t.textContent)"""
    )
    faults += [f"text leaves its drawing: {text}" for text in narrow]
    page.close()
    return faults


def axe(browser, url, scheme):
    """The rules that axe-core finds broken, with all tables open."""
    page = browser.new_page(color_scheme=scheme, bypass_csp=True)
    page.goto(url)
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    results = Axe().run(page).response["violations"]
    page.close()
    return [
        f"axe {rule['impact']}: {rule['id']}: {rule['nodes'][0]['html'][:160]}"
        for rule in results
        if rule["impact"] in GRAVE
    ]


def main(chromium, pictures, files):
    faults = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for file in map(pathlib.Path, files):
            url = file.resolve().as_uri()
            found = []
            for scheme in SCHEMES:
                for width in WIDTHS:
                    picture = f"{pictures}/{file.stem}.{scheme}.{width}.png"
                    found += [
                        f"{scheme} {width}: {fault}"
                        for fault in look(browser, url, scheme, width, picture)
                    ]
                found += [f"{scheme}: {fault}" for fault in axe(browser, url, scheme)]
            page = browser.new_page()
            page.goto(url)
            page.pdf(path=f"{pictures}/{file.stem}.pdf", prefer_css_page_size=True)
            page.close()
            for fault in found:
                print(f"{file.name}: {fault}", file=sys.stderr)
            faults += len(found)
        browser.close()
    print(f"{len(files)} pages looked at, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
