(function () {
  "use strict";
  var all = function () { return Array.prototype.slice.call(document.querySelectorAll("details")); };
  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1));
    var place = id && document.getElementById(id);
    if (!place) { return; }
    for (var node = place; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") { node.open = true; }
    }
    place.scrollIntoView();
  }
  addEventListener("hashchange", reveal);
  reveal();
  var button = document.getElementById("open-all");
  if (button && all().length) {
    button.hidden = document.getElementById("open-hint").hidden = false;
    button.addEventListener("click", function () {
      var open = all().some(function (d) { return !d.open; });
      all().forEach(function (d) { d.open = open; });
      button.textContent = open ? "Close all details" : "Open all details";
    });
  }
  if (typeof vega === "undefined") { return; }
  Array.prototype.forEach.call(document.querySelectorAll("[data-chart]"), function (figure) {
    var spec = JSON.parse(document.getElementById(figure.dataset.chart).textContent);
    var still = figure.querySelector(".still");
    var live = figure.querySelector(".live");
    var says = figure.querySelector(".says");
    var hint = says.textContent;
    function tell(text) { says.textContent = text || hint; }
    var view = new vega.View(vega.parse(spec, null, { ast: true }), {
      expr: vega.expressionInterpreter, renderer: "svg", container: live, hover: false
    });
    view.tooltip(function (handler, event, item, value) {
      tell(value && (value.says || String(value)));
    });
    view.runAsync().then(function () {
      var drawn = live.querySelector("svg");
      drawn.setAttribute("role", "group");
      drawn.setAttribute("aria-label", figure.dataset.title);
      Array.prototype.forEach.call(
        live.querySelectorAll("[aria-roledescription=package],[aria-roledescription=bar]"), function (mark) {
          mark.setAttribute("tabindex", "0");
          mark.addEventListener("focus", function () { tell(mark.getAttribute("aria-label")); });
          mark.addEventListener("blur", function () { tell(""); });
        });
      live.hidden = false;
      still.hidden = true;
    });
  });
}());
