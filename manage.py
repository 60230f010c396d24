#!/usr/bin/env python
"""Django's commands for the site: `manage.py setup`, `worker`, `first_account`, `migrate`…"""

import os
import sys


def main() -> None:
    """Run the command on the command line; a missing setting is one plain sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "web.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
