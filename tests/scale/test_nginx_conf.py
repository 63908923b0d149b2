"""The configuration of nginx that the documentation shows fits the app."""

import re

from proxying import CONF, Nginx

from quizapp.formats.limits import MEBIBYTE
from quizapp.web.sizes import ROOM


def test_nginx_takes_it(tmp_path):
    said, fit = Nginx(tmp_path / "nginx", 8001, 8002).tested()
    assert fit, said


def test_it_lets_every_file_through_that_the_app_takes(app):
    largest = max(getattr(view, "takes", 0) for view in app.view_functions.values()) + ROOM
    (most,) = re.findall(r"client_max_body_size (\d+)m;", CONF.read_text())
    assert largest <= int(most) * MEBIBYTE


def test_only_what_may_come_twice_is_sent_again(app):
    (repeated,) = re.findall(r"location ~ (\S+) \{[^}]*non_idempotent", CONF.read_text())
    posted = {rule.rule for rule in app.url_map.iter_rules() if "POST" in rule.methods}
    assert {rule for rule in posted if re.search(repeated, rule)} == {
        "/attempt/<attempt>/save",
        "/attempt/<attempt>/submit",
    }


def test_everything_the_app_believes_of_a_proxy_is_set_by_it():
    set_by_it = set(re.findall(r"proxy_set_header (\S+) ", CONF.read_text()))
    assert set_by_it >= {"X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Host"}
