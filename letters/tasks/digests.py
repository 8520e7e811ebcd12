"""Sending the lists for officers by the worker."""

from django_tasks import task

from letters import digests


@task()
def send_digest(pk):
    """Send Digest `pk` if it is due and nobody else is at it; a later try is the reconciler's to hand over."""
    digests.send(pk)
