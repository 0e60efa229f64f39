namespace PartnerMfa.Captures;

/// <summary>A refused call as each producer writes it, with TOKEN in place of the token.</summary>
internal static class Producers
{
    public static readonly Dictionary<string, string> Hars = new()
    {
        // The properties of an entry are in alphabetical order, with HTTP/2's pseudo-headers among the headers.
        ["Chrome"] = """
            {"log":{"version":"1.2","creator":{"name":"WebInspector","version":"537.36"},"pages":[{"startedDateTime":"2026-06-08T11:59:59.000Z","id":"page_1","title":"x","pageTimings":{"onContentLoad":1,"onLoad":2}}],"entries":[
            {"_connectionId":"9","_initiator":{"type":"script","stack":{"callFrames":[{"functionName":"f","scriptId":"7","url":"https://partner.microsoft.com/x.js","lineNumber":1,"columnNumber":2}],"parent":{"description":"await","callFrames":[]}}},"_priority":"High","_resourceType":"fetch","cache":{},"connection":"443","pageref":"page_1",
            "request":{"method":"GET","url":"https://api.partnercenter.microsoft.com/v1/profiles/organization?api-version=1","httpVersion":"http/2.0","headers":[{"name":":authority","value":"api.partnercenter.microsoft.com"},{"name":":method","value":"GET"},{"name":":path","value":"/v1/profiles/organization"},{"name":":scheme","value":"https"},{"name":"authorization","value":"Bearer TOKEN"},{"name":"validatemfa","value":"true"},{"name":"user-agent","value":"An agent/1.0"},{"name":"ms-partnercenter-client","value":"A client"}],"queryString":[{"name":"api-version","value":"1"}],"cookies":[],"headersSize":-1,"bodySize":0},
            "response":{"status":401,"statusText":"","httpVersion":"http/2.0","headers":[{"name":"ismfacompliant","value":"false"},{"name":"ms-correlationid","value":"c-1"}],"cookies":[],"content":{"size":0,"mimeType":"x-unknown"},"redirectURL":"","headersSize":-1,"bodySize":-1,"_transferSize":77,"_error":null},
            "serverIPAddress":"203.0.113.9","startedDateTime":"2026-06-08T12:00:00.000Z","time":120.1,"timings":{"blocked":1,"dns":-1,"ssl":-1,"connect":-1,"send":0,"wait":2,"receive":3}}]}}
            """,
        ["Firefox"] = """
            {"log":{"version":"1.2","creator":{"name":"Firefox","version":"139.0"},"browser":{"name":"Firefox","version":"139.0"},"pages":[],"entries":[
            {"startedDateTime":"2026-06-08T14:00:00.000+02:00","request":{"bodySize":0,"method":"GET","url":"https://api.partnercenter.microsoft.com/v1/profiles/organization","httpVersion":"HTTP/2","headers":[{"name":"Host","value":"api.partnercenter.microsoft.com"},{"name":"User-Agent","value":"An agent/1.0"},{"name":"Authorization","value":"Bearer TOKEN"},{"name":"ValidateMfa","value":"true"},{"name":"MS-PartnerCenter-Client","value":"A client"}],"cookies":[],"queryString":[],"headersSize":512},
            "response":{"status":401,"statusText":"Unauthorized","httpVersion":"HTTP/2","headers":[{"name":"isMfaCompliant","value":"false"},{"name":"MS-CorrelationId","value":"c-1"}],"cookies":[],"content":{"mimeType":"text/plain","size":0,"text":""},"redirectURL":"","headersSize":100,"bodySize":100},"cache":{},"timings":{"blocked":0,"dns":0,"connect":0,"ssl":0,"send":0,"wait":1,"receive":0},"time":1,"_securityState":"secure","serverIPAddress":"203.0.113.9","connection":"443","pageref":"page_1"}]}}
            """,
        ["Safari"] = """
            {"log":{"version":"1.2","creator":{"name":"WebKit Web Inspector","version":"1.0"},"pages":[{"startedDateTime":"2026-06-08T11:59:59.000Z","id":"page_0","title":"x","pageTimings":{}}],"entries":[
            {"pageref":"page_0","startedDateTime":"2026-06-08T12:00:00.000Z","time":1.5,"request":{"method":"GET","url":"https://api.partnercenter.microsoft.com/v1/profiles/organization","httpVersion":"HTTP/2","cookies":[],"headers":[{"name":"User-Agent","value":"An agent/1.0"},{"name":"Authorization","value":"Bearer TOKEN"},{"name":"ValidateMfa","value":"true"},{"name":"MS-PartnerCenter-Client","value":"A client"}],"queryString":[],"headersSize":1,"bodySize":0},
            "response":{"status":401,"statusText":"Unauthorized","httpVersion":"HTTP/2","cookies":[],"headers":[{"name":"isMfaCompliant","value":"false"},{"name":"MS-CorrelationId","value":"c-1"}],"content":{"size":0,"compression":0,"mimeType":"text/plain"},"redirectURL":"","headersSize":1,"bodySize":0,"_transferSize":99},"cache":{},"timings":{"blocked":-1,"dns":-1,"connect":-1,"ssl":-1,"send":0,"wait":1,"receive":0},"serverIPAddress":"203.0.113.9","_serverPort":443,"connection":"3","_fetchType":"Network Load","_priority":"medium"}]}}
            """,
        ["Fiddler"] = "\ufeff" + """
            {
              "log": {
                "pages": [],
                "comment": "exported @ 6/8/2026 2:00:01 PM",
                "entries": [
                  {
                    "response": {
                      "headersSize": 222, "bodySize": 0, "statusText": "Unauthorized - MFA required", "redirectURL": "", "status": 401, "httpVersion": "HTTP/1.1", "cookies": [],
                      "content": { "size": 0, "compression": 0, "mimeType": "" },
                      "headers": [ { "name": "isMfaCompliant", "value": "false" }, { "name": "MS-CorrelationId", "value": "c-1" } ]
                    },
                    "time": 120, "startedDateTime": "2026-06-08T14:00:00.0000000+02:00", "cache": {}, "serverIPAddress": "203.0.113.9",
                    "request": {
                      "headersSize": 999, "postData": { "mimeType": "", "text": "" }, "queryString": [],
                      "headers": [ { "name": "ValidateMfa", "value": "true" }, { "name": "MS-PartnerCenter-Client", "value": "A client" }, { "name": "Authorization", "value": "Bearer TOKEN" }, { "name": "User-Agent", "value": "An agent/1.0" }, { "name": "Host", "value": "api.partnercenter.microsoft.com" } ],
                      "bodySize": 0, "url": "https://api.partnercenter.microsoft.com/v1/profiles/organization", "cookies": [], "method": "GET", "httpVersion": "HTTP/1.1"
                    },
                    "connection": "ClientPort:50312;EgressPort:50313", "timings": { "dns": 0, "connect": 1, "ssl": 2, "send": 0, "wait": 3, "receive": 0 }
                  }
                ],
                "creator": { "version": "5.0", "name": "Fiddler" }, "version": "1.2"
              }
            }
            """,
        ["Charles"] = """
            {"log":{"version":"1.2","creator":{"name":"Charles Proxy","version":"4.6"},"entries":[{"startedDateTime":"2026-06-08T14:00:00.000+02:00","time":120,"request":{"method":"GET","url":"https://api.partnercenter.microsoft.com/v1/profiles/organization","httpVersion":"HTTP/2.0","cookies":[],"headers":[{"name":":method","value":"GET"},{"name":":authority","value":"api.partnercenter.microsoft.com"},{"name":"authorization","value":"Bearer TOKEN"},{"name":"user-agent","value":"An agent/1.0"},{"name":"validatemfa","value":"true"},{"name":"ms-partnercenter-client","value":"A client"}],"queryString":[],"headersSize":900,"bodySize":0},"response":{"_charlesStatus":"COMPLETE","status":401,"statusText":"Unauthorized","httpVersion":"HTTP/2.0","cookies":[],"headers":[{"name":":status","value":"401"},{"name":"ismfacompliant","value":"false"},{"name":"ms-correlationid","value":"c-1"}],"content":{"size":0,"mimeType":null},"redirectURL":null,"headersSize":0,"bodySize":0},"serverIPAddress":"203.0.113.9","cache":{},"timings":{"connect":1,"ssl":1,"send":1,"receive":1,"wait":1}}]}}
            """,
        ["Proxyman"] = """
            {"log":{"version":"1.2","creator":{"name":"Proxyman","version":"Proxyman Version 5"},"entries":[{"_id":"5","_name":"","_isHTTPS":true,"_isIntercepted":true,"startedDateTime":"2026-06-08T12:00:00.000Z","time":120,"connection":"50312","comment":"","request":{"method":"GET","url":"https:\/\/api.partnercenter.microsoft.com\/v1\/profiles\/organization","httpVersion":"HTTP\/1.1","headers":[{"name":"Host","value":"api.partnercenter.microsoft.com"},{"name":"Authorization","value":"Bearer TOKEN"},{"name":"User-Agent","value":"An agent\/1.0"},{"name":"ValidateMfa","value":"true"},{"name":"MS-PartnerCenter-Client","value":"A client"}],"cookies":[],"queryString":[],"headersSize":700,"bodySize":0},"response":{"status":401,"statusText":"Unauthorized","httpVersion":"HTTP\/1.1","headers":[{"name":"isMfaCompliant","value":"false"},{"name":"MS-CorrelationId","value":"c-1"}],"cookies":[],"content":{"size":0,"encoding":"base64","mimeType":"application\/json","text":""},"redirectURL":"","headersSize":100,"bodySize":0},"cache":{},"timings":{"send":0,"receive":0,"wait":1}}]}}
            """,
        ["Playwright"] = """
            {
              "log": {
                "version": "1.2",
                "creator": { "name": "Playwright", "version": "1.53.0" },
                "browser": { "name": "chromium", "version": "138.0" },
                "entries": [
                  {
                    "startedDateTime": "2026-06-08T12:00:00.000Z", "time": 2.4, "_frameref": "frame@1", "_monotonicTime": 12.3,
                    "request": { "method": "GET", "url": "https://api.partnercenter.microsoft.com/v1/profiles/organization", "httpVersion": "HTTP/2.0", "cookies": [],
                      "headers": [ { "name": "authorization", "value": "Bearer TOKEN" }, { "name": "validatemfa", "value": "true" }, { "name": "user-agent", "value": "An agent/1.0" }, { "name": "ms-partnercenter-client", "value": "A client" } ],
                      "queryString": [], "headersSize": 300, "bodySize": 0 },
                    "response": { "status": 401, "statusText": "", "httpVersion": "HTTP/2.0", "cookies": [],
                      "headers": [ { "name": "ismfacompliant", "value": "false" }, { "name": "ms-correlationid", "value": "c-1" } ],
                      "content": { "size": 2, "mimeType": "application/json", "_file": "44136fa355b3678a1146ad16f7e8649e94fb4fc2.json" }, "headersSize": 100, "bodySize": -1, "redirectURL": "", "_transferSize": 100 },
                    "cache": {}, "timings": { "send": -1, "wait": 1.2, "receive": 1.2 }, "serverIPAddress": "203.0.113.9", "_serverPort": 443
                  }
                ]
              }
            }
            """,
    };
}
