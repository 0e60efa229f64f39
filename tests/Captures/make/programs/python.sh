# Python: http.client's own debug output, requests with its loggers at DEBUG, urllib3's in a log file, aiohttp's none.
out=$1
"${PYTHON:-python3}" -c 'import requests'
calls() { "${PYTHON:-python3}" - "$@" <<'PYTHON'
import http.client, json, logging, os, ssl, sys
form, version = sys.argv[1], None
tokens = json.load(open(os.environ['CAPTURE_TOKENS']))
address = os.environ['ADDRESS']
headers = lambda account: {'Authorization': 'Bearer ' + tokens[account], 'ValidateMfa': 'true'}
accounts = ['yes', 'refused', 'pwd', 'claim', 'challenge']
if form == 'http.client':
    for account in accounts:
        connection = http.client.HTTPSConnection('api.partnercenter.sandbox.example', context=ssl.create_default_context(cafile='ca.pem'))
        connection.set_debuglevel(1)
        connection.request('GET', '/v1/profiles/organization', headers=headers(account))
        connection.getresponse().read()
else:
    import requests
    http.client.HTTPConnection.debuglevel = 1
    logging.basicConfig(level=logging.DEBUG, format='%(asctime)s %(levelname)s %(name)s %(message)s' if form == 'requests' else None, stream=sys.stdout)
    with requests.Session() as session:
        for account in accounts:
            response = session.get(address, headers=headers(account), verify='ca.pem')
            if form == 'requests-print':
                print('Status:', response.status_code)
                print(response.text)
PYTHON
}
calls http.client > "$out/python-http-client.txt" 2>&1
calls requests > "$out/python-requests.txt" 2>&1
calls requests-print > "$out/python-requests-print.txt" 2>&1
