"""One line of a task list, as components/_task_list.html shows it."""

TO_DO = "blue"


def task(name, url, word, *, to_do=False, hint=""):
    """One line of the task list; colour only where something is to be done."""
    return {"name": name, "url": url, "word": word, "colour": TO_DO if to_do else "", "hint": hint}
