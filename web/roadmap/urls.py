"""The addresses of a roadmap: a page, a picture, a PDF and calendar entries."""

from django.urls import path

from web.roadmap import views

urlpatterns = [
    path("roadmap", views.page, name="roadmap"),
    path("roadmap.svg", views.svg, name="roadmap_svg"),
    path("roadmap.pdf", views.pdf, name="roadmap_pdf"),
    path("roadmap.ics", views.ics, name="roadmap_ics"),
]
