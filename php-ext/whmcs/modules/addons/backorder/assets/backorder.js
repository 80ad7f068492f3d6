// Searches while one types. Without it, the form is sent by its button and shows the same.
(function () {
  'use strict';
  var form = document.getElementById('backorder-search');
  var results = document.getElementById('backorder-results');
  if (!form || !results || !window.fetch || !window.URLSearchParams) {
    return;
  }
  var timer = null;
  var number = 0;
  function search() {
    var asked = ++number;
    var query = new URLSearchParams(new FormData(form)).toString();
    fetch(form.getAttribute('action') + '?' + query + '&fragment=1', { credentials: 'same-origin' })
      .then(function (answer) { return answer.text(); })
      .then(function (html) {
        if (asked === number) {
          results.innerHTML = html;
        }
      });
  }
  form.addEventListener('input', function () {
    clearTimeout(timer);
    timer = setTimeout(search, 250);
  });
}());
