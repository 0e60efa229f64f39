// MSAL for Node signs in at the stand-in: a person with a device code, a person in a browser, and an app by itself. Prints what Partner Center says.
// The certificate is trusted by NODE_EXTRA_CA_CERTS.
import { ConfidentialClientApplication, CryptoProvider, PublicClientApplication } from '@azure/msal-node';

const [signIn, partnerCenter, account] = process.argv.slice(2);
const clientId = '5a9db0c5-0000-4000-8000-0000000000c1';
const auth = { clientId, authority: signIn + '5a9db0c5-0000-4000-8000-000000000001', knownAuthorities: [new URL(signIn).host] };
const scopes = ['https://api.partnercenter.microsoft.com/user_impersonation'];

async function ask(token) {
  const answer = await fetch(partnerCenter + 'v1/profiles/organization', { headers: { Authorization: 'Bearer ' + token, ValidateMfa: 'true' } });
  const body = JSON.parse((await answer.text()).replace(/^\ufeff/, ''));
  return [answer.status, body.code, answer.headers.get('isMfaCompliant')].filter(part => part !== null && part !== undefined).join(' ');
}

const person = new PublicClientApplication({ auth });
const byCode = await person.acquireTokenByDeviceCode({ scopes, deviceCodeCallback: () => {}, extraQueryParameters: { login_hint: account } });
const silent = await person.acquireTokenSilent({ scopes, account: byCode.account, forceRefresh: true });
console.log('device code:', byCode.account.username, await ask(silent.accessToken));

const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
const redirectUri = 'http://localhost:1/callback';
const address = await person.getAuthCodeUrl({ scopes, redirectUri, loginHint: account, codeChallenge: challenge, codeChallengeMethod: 'S256', responseMode: 'query' });
const redirect = await fetch(address, { redirect: 'manual' });
const code = new URL(redirect.headers.get('location')).searchParams.get('code');
const byRedirect = await person.acquireTokenByCode({ scopes, redirectUri, code, codeVerifier: verifier });
console.log('browser:', byRedirect.account.username, await ask(byRedirect.accessToken));

const app = new ConfidentialClientApplication({ auth: { ...auth, clientSecret: 'any secret' } });
const itself = await app.acquireTokenByClientCredential({ scopes: ['https://api.partnercenter.microsoft.com/.default'] });
console.log('app:', await ask(itself.accessToken));
