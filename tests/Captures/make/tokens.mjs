// Writes one access token for each case of the server, in the form of Entra ID's tokens, for the sandbox's resource, with an invalid
// signature.
import { createHash } from 'node:crypto';

const part = value => Buffer.from(JSON.stringify(value)).toString('base64url');
const header = part({ typ: 'JWT', alg: 'RS256', kid: 'sandbox' });
const passwordOnly = ['pwd', 'lucky'];

function token(account) {
  const payload = part({
    aud: 'https://api.partnercenter.sandbox.example', iss: 'https://sts.sandbox.example/5a9db0c5-0000-4000-8000-000000000001/',
    iat: 1795766400, nbf: 1795766400, exp: 1795770300, acr: '1', amr: passwordOnly.includes(account) ? ['pwd'] : ['pwd', 'mfa'],
    appid: '5a9db0c5-0000-4000-8000-000000000002', appidacr: '0', oid: '5a9db0c5-0000-4000-8000-000000000004', scp: 'user_impersonation',
    tid: '5a9db0c5-0000-4000-8000-000000000001', unique_name: `${account}@sandbox.example`, upn: `${account}@sandbox.example`, ver: '1.0',
  });
  const signature = Buffer.concat([0, 1, 2, 3, 4, 5, 6, 7].map(i => createHash('sha256').update(`${i}.${payload}`).digest())).toString('base64url');
  return `${header}.${payload}.${signature}`;
}

const accounts = ['yes', 'claim', 'refused', 'pwd', 'challenge', 'lucky', 'slow', 'quick'];
console.log(JSON.stringify(Object.fromEntries(accounts.map(account => [account, token(account)])), null, 1));
