// Runs first in <body>, as an ordinary script, because the page's policy allows no inline one.
document.body.className +=
  " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");
