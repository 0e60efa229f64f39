// The calls of browsers.sh.
const { chromium } = require('playwright-core');
const { writeFileSync, readFileSync, rmSync, mkdtempSync } = require('fs');
const { gzipSync } = require('zlib');
const out = process.argv[2];
// One after the other, then two at once: the slow one is answered last.
const page = 'https://api.partnercenter.sandbox.example/pages/yes,refused,pwd,claim,slow+lucky+quick';
const launch = options => chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', ...(options ?? [])] });
const visit = async tab => { await tab.goto(page); await tab.waitForFunction(() => document.title === 'done'); await tab.waitForTimeout(300); };

(async () => {
  const browser = await launch();
  for (const [file, content] of [['embed.har', 'embed'], ['omit.har', 'omit'], ['attach.zip', 'attach'], ['embed.zip', 'embed']]) {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, recordHar: { path: `${out}/playwright-${file}`, content } });
    await visit(await context.newPage());
    await context.close();
  }

  const traced = await browser.newContext({ ignoreHTTPSErrors: true });
  await traced.tracing.start({ screenshots: false, snapshots: true, sources: false });
  await visit(await traced.newPage());
  await traced.tracing.stop({ path: `${out}/playwright-trace.zip` });

  const logged = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
  const session = await logged.context().newCDPSession(logged);
  const events = [];
  const names = ['requestWillBeSent', 'requestWillBeSentExtraInfo', 'responseReceived', 'responseReceivedExtraInfo', 'dataReceived', 'loadingFinished', 'loadingFailed', 'requestServedFromCache', 'resourceChangedPriority'];
  for (const name of names) session.on('Network.' + name, params => {
    events.push({ method: 'Network.' + name, params });
    if (name === 'loadingFinished') {
      const id = events.length;
      events.push({ id, method: 'Network.getResponseBody', params: { requestId: params.requestId } });
      session.send('Network.getResponseBody', { requestId: params.requestId }).then(result => events.push({ id, result }), () => {});
    }
  });
  for (const name of ['frameStartedLoading', 'frameNavigated', 'domContentEventFired', 'loadEventFired', 'lifecycleEvent']) session.on('Page.' + name, params => events.push({ method: 'Page.' + name, params }));
  await session.send('Network.enable');
  await session.send('Page.enable');
  await session.send('Page.setLifecycleEventsEnabled', { enabled: true });
  await visit(logged);
  writeFileSync(`${out}/chromium-devtools.jsonl`, events.map(event => JSON.stringify(event)).join('\n') + '\n');
  writeFileSync(`${out}/chromium-devtools.json`, JSON.stringify(events, null, 1));
  // As ChromeDriver's performance log wraps them.
  writeFileSync(`${out}/chromium-performance-log.json`, JSON.stringify(events.filter(event => !event.id).map(event => ({ level: 'INFO', message: JSON.stringify({ message: event, webview: 'A1' }), timestamp: 1795766400000 }))));
  try {
    const { harFromMessages } = require('chrome-har');
    writeFileSync(`${out}/chrome-har.har`, JSON.stringify(harFromMessages(events.filter(event => !event.id), { includeTextFromResponseBody: true }), null, 1));
  } catch (error) { console.error('chrome-har: ' + error.message); }
  await browser.close();

  for (const mode of ['Everything', 'IncludeSensitive']) {
    const log = `${process.env.CAPTURE_WORK}/netlog.json`;
    const recorded = await launch([`--log-net-log=${log}`, `--net-log-capture-mode=${mode}`]);
    await visit(await (await recorded.newContext({ ignoreHTTPSErrors: true })).newPage());
    await recorded.close();
    const json = JSON.parse(readFileSync(log, 'utf8'));
    // The command line and the system of whoever made it.
    json.constants.clientInfo = { name: 'Chromium', version: json.constants.clientInfo.version };
    // Half a megabyte of names that nothing in the file uses; every event stays.
    writeFileSync(`${out}/chromium-netlog-${mode.toLowerCase()}.json.gz`, gzipSync(JSON.stringify(json), { level: 9 }));
  }
})().catch(error => { console.error(error); process.exit(1); });
