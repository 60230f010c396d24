"""A council's site at another address than Signpost, as strict or as hostile as sites can be."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, unquote, urlsplit

# Rules that a careless theme could have, and that would ruin the chat if they reached into it.
HOSTILE = """
* { all: unset !important; color: lime !important; font-size: 8px !important; }
html { font-size: 5px !important; }
button { display: none !important; }
signpost-chat { display: none !important; opacity: 0.1 !important; color: lime !important; }
"""


class HostSite:
    """Serves one page; `page()` gives its address with the attributes that are wanted."""

    def __init__(self, address: str, signpost: str) -> None:
        self.address, self.signpost = address, signpost
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked = urlsplit(self.path)
                if asked.path == "/hostile.css":
                    return self.send(HOSTILE, "text/css")
                if asked.path == "/weather":
                    return self.send("<title>Weather</title><h1>Weather</h1>", "text/html")
                hostile = asked.path == "/hostile"
                return self.send(site.html(unquote(asked.query), hostile), "text/html")

            def send(self, text: str, kind: str) -> None:
                body = text.encode()
                self.send_response(200)
                self.send_header("Content-Type", f"{kind}; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Content-Security-Policy", site.policy)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        host, _, port = urlsplit(address).netloc.partition(":")
        self.server = ThreadingHTTPServer((host, int(port)), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def policy(self) -> str:
        """What docs/embedding.md says is enough, on top of a policy that allows nothing else."""
        return (
            f"default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
            f"script-src {self.signpost}; connect-src {self.signpost}; img-src {self.signpost}"
        )

    def page(self, attributes: str = "", hostile: bool = False) -> str:
        """The address of a page whose chat has these attributes."""
        return f"{self.address}/{'hostile' if hostile else ''}?{quote(attributes)}"

    def html(self, attributes: str, hostile: bool) -> str:
        """The page: as docs/embedding.md has it."""
        sheet = '<link rel="stylesheet" href="/hostile.css">' if hostile else ""
        return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Host page</title>
{sheet}</head><body><main><h1>Leicester SEND Local Offer</h1>
<p>A page about <a href="/other">EHC plans</a>.</p></main>
<script src="{self.signpost}/signpost.js" async></script>
<signpost-chat {attributes}><a href="{self.signpost}/ask">Ask a question</a></signpost-chat>
</body></html>"""

    def stop(self) -> None:
        """Closes the site."""
        self.server.shutdown()
        self.server.server_close()
