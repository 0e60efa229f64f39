// Simulates Partner Center on 127.0.0.1:443, over HTTP/1.1 and HTTP/2. The account in the token selects the response, as in the sandbox.
import http2 from 'node:http2';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

const profile = JSON.stringify({
  id: '5a9db0c5-0000-4000-8000-000000000001', companyName: 'Sandbox Partner', domain: 'sandbox.example', email: 'admin@sandbox.example',
  language: 'en', culture: 'en-US', profileType: 'OrganizationProfile', attributes: { etag: '"1"', objectType: 'OrganizationProfile' },
});
const refusal = JSON.stringify({ code: 900421, description: 'MFA is required for this call.', data: [], source: 'PartnerFD' });
const claims = Buffer.from(JSON.stringify({ access_token: { amr: { essential: true, values: ['mfa'] } } })).toString('base64');

const answers = {
  yes: { status: 200, body: profile, compliant: 'true' },
  claim: { status: 200, body: profile },
  refused: { status: 401, body: refusal },
  pwd: { status: 401, body: refusal, compliant: 'false' },
  challenge: { status: 401, body: '', challenges: ['Basic realm="sandbox"', `Bearer realm="", error="insufficient_claims", claims="${claims}"`] },
  lucky: { status: 200, body: profile, delay: 600 },
  slow: { status: 401, body: refusal, delay: 600 },
  quick: { status: 200, body: profile, compliant: 'true' },
};

const encoders = { br: brotliCompressSync, gzip: gzipSync, deflate: deflateSync };

// Uses the first encoding that the client names, so that each program gets the body that a service would send it.
function encode(accepted, body) {
  const coding = (accepted ?? '').split(',').map(part => part.split(';')[0].trim()).find(name => encoders[name]);
  return coding ? { coding, body: encoders[coding](body) } : { body };
}

function accountOf(authorization) {
  try {
    return JSON.parse(Buffer.from(authorization.split('.')[1], 'base64url')).upn.split('@')[0];
  } catch {
    return null;
  }
}

function answer(request, response) {
  if (request.url.startsWith('/pages/')) return page(request, response);
  const found = answers[accountOf(request.headers.authorization ?? '')] ?? { status: 401, body: '{"code":"400","description":"The token is not valid."}' };
  // Partner Center's JSON begins with a byte order mark.
  const { coding, body } = encode(request.headers['accept-encoding'], found.body ? Buffer.from('\ufeff' + found.body) : Buffer.alloc(0));
  setTimeout(() => {
    response.statusCode = found.status;
    if (found.body) response.setHeader('Content-Type', 'application/json; charset=utf-8');
    if (coding && found.body) response.setHeader('Content-Encoding', coding);
    if (found.compliant) response.setHeader('isMfaCompliant', found.compliant);
    if (found.challenges) response.setHeader('WWW-Authenticate', found.challenges);
    response.setHeader('MS-CorrelationId', '193ecbde-7ee5-42c5-9cf8-c37cfafe4649');
    response.setHeader('MS-CV', 'sandbox.0');
    if (request.httpVersionMajor < 2 && !coding) response.setHeader('Content-Length', body.length);
    response.end(found.body ? body : undefined);
  }, found.delay ?? 0);
}

// A page of the same origin that makes the calls, for browsers.
function page(request, response) {
  const name = request.url.slice('/pages/'.length);
  const tokens = JSON.parse(readFileSync(process.env.CAPTURE_TOKENS, 'utf8'));
  const calls = JSON.stringify(name.split(',').map(group => group.split('+').map(account => tokens[account])));
  response.setHeader('Content-Type', 'text/html');
  response.end(`<!doctype html><title>calls</title><link rel="icon" href="data:,"><script>
    const call = token => fetch('/v1/profiles/organization', { headers: { Authorization: 'Bearer ' + token, ValidateMfa: 'true' } }).then(r => r.text());
    (async () => { for (const group of ${calls}) await Promise.all(group.map(call)); document.title = 'done'; })();
  </script>`);
}

http2.createSecureServer({ key: readFileSync('key.pem'), cert: readFileSync('ca.pem'), allowHTTP1: true }, answer)
  .listen(443, '127.0.0.1', () => console.log('listening'));
