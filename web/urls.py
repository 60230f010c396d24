"""Every address of the site."""

from django.urls import include, path

from web import static_files

urlpatterns = [
    path("signpost.js", static_files.script, name="script"),
    path("widget/<path:path>", static_files.asset, {"folder": "widget"}),
    path("static/<path:path>", static_files.asset, {"folder": "static"}),
    path("desk/", include("web.desk.urls")),
    path("internal/", include("web.desk.internal_urls")),
    path("", include("web.roadmap.urls")),
    path("", include("web.chat.urls")),
]
handler400 = "web.errors.bad_request"
handler403 = "web.errors.forbidden"
handler404 = "web.errors.not_found"
handler500 = "web.errors.broken"
