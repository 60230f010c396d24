"""A rating and its later comment are one row; of the rows that there were, the last stays."""

from django.db import migrations, models


def keep_the_last(apps, schema_editor):
    feedback = apps.get_model("chat", "Feedback")
    seen = set()
    for row in feedback.objects.order_by("-id"):
        if (row.sender, row.reply_id) in seen:
            row.delete()
        seen.add((row.sender, row.reply_id))


class Migration(migrations.Migration):

    dependencies = [
        ("chat", "0002_careful"),
    ]

    operations = [
        migrations.RunPython(keep_the_last, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="feedback",
            constraint=models.UniqueConstraint(
                fields=("sender", "reply_id"), name="one_feedback_a_reply"
            ),
        ),
    ]
