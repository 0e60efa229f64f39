'use strict';

// While a test is running, the page shows its progress. When the test is over, the page reloads and shows the answer.
(function () {
  var live = document.getElementById('live');
  if (!live || !window.EventSource) return;
  var source = new EventSource(live.dataset.events);
  var shown = {};
  function show(id, html) {
    if (shown[id] === html) return;
    shown[id] = html;
    document.getElementById(id).innerHTML = html;
  }
  source.onmessage = function (event) {
    var told = JSON.parse(event.data);
    if (told.over) {
      source.close();
      location.reload();
      return;
    }
    var text = document.getElementById('status-text');
    if (text.textContent !== told.status) text.textContent = told.status;
    var bar = document.getElementById('bar');
    bar.hidden = told.percent === null;
    if (told.percent !== null) bar.value = told.percent;
    show('person', told.person);
    show('steps', told.steps);
    offerCopies();
    countDown();
  };
})();

// A button that copies a code to be entered elsewhere.
function offerCopies() {
  document.querySelectorAll('[data-copy]').forEach(function (code) {
    if (!navigator.clipboard || code.nextElementSibling && code.nextElementSibling.tagName === 'BUTTON') return;
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy the code';
    button.addEventListener('click', function () {
      navigator.clipboard.writeText(code.textContent.trim()).then(function () { button.textContent = 'Copied'; });
    });
    code.after(button);
  });
}

function countDown() {
  document.querySelectorAll('[data-until]').forEach(function (place) {
    var left = Math.max(0, Math.round((Date.parse(place.dataset.until) - Date.now()) / 1000));
    place.textContent = ', for ' + Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0') + ' more minutes';
  });
}

offerCopies();
countDown();
setInterval(countDown, 1000);

// Files can be dropped, and the page shows how much of them has been read.
(function () {
  var form = document.querySelector('form[data-upload]');
  if (!form || !window.FormData) return;
  var drop = document.getElementById('drop');
  var file = document.getElementById('file');
  var panel = document.getElementById('upload');
  var text = document.getElementById('upload-text');
  var bar = document.getElementById('upload-bar');
  var request = null;

  function holdsFiles(event) {
    return event.dataTransfer && Array.prototype.indexOf.call(event.dataTransfer.types, 'Files') >= 0;
  }
  ['dragenter', 'dragover'].forEach(function (name) {
    document.addEventListener(name, function (event) {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      drop.classList.add('over');
    });
  });
  document.addEventListener('dragleave', function (event) {
    if (!event.relatedTarget) drop.classList.remove('over');
  });
  document.addEventListener('drop', function (event) {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    drop.classList.remove('over');
    file.files = event.dataTransfer.files;
    form.requestSubmit();
  });

  form.addEventListener('submit', function (event) {
    event.preventDefault();
    if (request) return;
    request = new XMLHttpRequest();
    panel.hidden = false;
    request.upload.onprogress = function (progress) {
      if (!progress.lengthComputable) return;
      bar.value = 100 * progress.loaded / progress.total;
      text.textContent = 'Reading: ' + Math.round(progress.loaded / 1048576) + ' of ' + Math.round(progress.total / 1048576) + ' MiB';
    };
    request.onload = function () {
      if (request.status === 200) {
        location.assign(request.responseURL);
        return;
      }
      // The page that came back says what is wrong.
      var page = new DOMParser().parseFromString(request.responseText, 'text/html');
      var wrong = page.querySelector('ul.warnings');
      var old = document.querySelector('ul.warnings');
      if (old) old.remove();
      if (wrong) form.parentNode.before(wrong);
      done();
    };
    request.onerror = request.onabort = done;
    request.open('POST', form.action);
    request.send(new FormData(form));
  });
  document.getElementById('upload-cancel').addEventListener('click', function () {
    if (request) request.abort();
  });
  function done() {
    request = null;
    panel.hidden = true;
    bar.value = 0;
    text.textContent = 'Reading…';
  }
})();

// The page can outlive the program that serves it, and says so.
setInterval(function () {
  var gone = document.getElementById('gone');
  if (gone && gone.hidden) fetch('alive').catch(function () { gone.hidden = false; });
}, 15000);

