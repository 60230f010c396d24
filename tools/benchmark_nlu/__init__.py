"""Measures the understanding beside other pipelines and beside published figures."""
