document.querySelectorAll('code.command').forEach(function (command) {
  var button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', 'Copy: ' + command.textContent);
  button.addEventListener('click', function () {
    function show(text) {
      button.textContent = text;
      setTimeout(function () { button.textContent = 'Copy'; }, 2000);
    }
    function select() {
      getSelection().selectAllChildren(command);
      show('Selected');
    }
    if (navigator.clipboard) navigator.clipboard.writeText(command.textContent).then(function () { show('Copied'); }, select);
    else select();
  });
  command.after(button);
});
