"""An app served by threads of the process that tests it."""

import threading
from contextlib import contextmanager

from apps import release
from werkzeug.serving import make_server


@contextmanager
def served(app):
    """Serve an app by threads, and yield its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    # Looked for so often: by default a server takes half a second to notice that it is to end.
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()
    release(app)
