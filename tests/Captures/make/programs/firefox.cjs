// Opens the Network panel, makes the calls in the page, and writes the panel's HAR.
const net = require('net');
const { writeFileSync } = require('fs');
const address = 'https://api.partnercenter.sandbox.example/pages/yes,refused,pwd,claim,slow+lucky+quick';
const inBrowser = `
  const [address, done] = arguments;
  (async () => {
    const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
    const { gDevTools } = require('devtools/client/framework/devtools');
    // The only server there is has a certificate that it made itself.
    Cc['@mozilla.org/security/certoverride;1'].getService(Ci.nsICertOverrideService).setDisableAllSecurityChecksAndLetAttackersInterceptMyData(true);
    const { gBrowser } = Services.wm.getMostRecentBrowserWindow();
    const toolbox = await gDevTools.showToolboxForTab(gBrowser.selectedTab, { toolId: 'netmonitor' });
    gBrowser.selectedBrowser.fixupAndLoadURIString(address, { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() });
    const { setTimeout } = ChromeUtils.importESModule('resource://gre/modules/Timer.sys.mjs');
    const wait = time => new Promise(resolve => setTimeout(resolve, time));
    for (let i = 0; i < 200 && gBrowser.selectedBrowser.contentTitle !== 'done'; i++) await wait(100);
    if (gBrowser.selectedBrowser.contentTitle !== 'done') throw gBrowser.selectedBrowser.currentURI.spec + ' is ' + gBrowser.selectedBrowser.contentTitle;
    await wait(1000);
    return JSON.stringify({ log: await toolbox.getHARFromNetMonitor() }, null, 1);
  })().then(done, error => done('error: ' + error));`;

function connect(tries, ready) {
  const socket = net.connect(2828, '127.0.0.1', () => ready(socket));
  socket.on('error', error => tries > 0 ? setTimeout(() => connect(tries - 1, ready), 500) : (console.error(error), process.exit(1)));
}

connect(60, socket => {
  let text = Buffer.alloc(0), number = 0;
  const waiting = new Map();
  socket.on('data', data => {
    text = Buffer.concat([text, data]);
    for (;;) {
      const colon = text.indexOf(':');
      if (colon < 0) return;
      const length = Number(text.subarray(0, colon));
      if (text.length < colon + 1 + length) return;
      const message = JSON.parse(text.subarray(colon + 1, colon + 1 + length));
      text = text.subarray(colon + 1 + length);
      if (!Array.isArray(message)) run();
      else if (message[2]) { console.error(message[2].message); process.exit(1); }
      else waiting.get(message[1])(message[3]);
    }
  });
  const send = (name, parameters) => new Promise(resolve => {
    const body = JSON.stringify([0, ++number, name, parameters]);
    waiting.set(number, resolve);
    socket.write(`${Buffer.byteLength(body)}:${body}`);
  });
  async function run() {
    await send('WebDriver:NewSession', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
    await send('WebDriver:SetTimeouts', { script: 60000 });
    await send('Marionette:SetContext', { value: 'chrome' });
    const { value } = await send('WebDriver:ExecuteAsyncScript', { script: inBrowser, args: [address] });
    if (value.startsWith('error')) { console.error(value); process.exit(1); }
    writeFileSync(process.argv[2], value);
    process.exit(0);
  }
});
