"""Every named route, and the addresses it is looked at with. A new route has to be entered here."""

from django.urls import get_resolver, reverse

from letters.demonstration.loading import REAL_CAMPAIGN
from letters.reports.overviews import REPORTS
from letters.views.public.data.comparison import comparable


def of(name, *keys):
    """A function from the world to the addresses of route `name`, one for each row of the world named in `keys`."""
    return lambda world: [reverse(name, args=[world[key].pk]) for key in keys]


def plain(name, *queries):
    """A function to the address of a route without parts, as it is and with each of `queries`."""
    return lambda world: [reverse(name) + query for query in ("", *queries)]


def asked(name, *keys):
    """A function to the addresses of route `name` for the first requested document of each letter."""
    return lambda world: [reverse(name, args=[world[key].requested_documents.first().pk]) for key in keys]


ANONYMOUS = {
    "account_login": plain("account_login"),
    "account_inactive": plain("account_inactive"),
    "public:home": plain("public:home"),
    "public:response-list": plain(
        "public:response-list", "?page=2", "?campaign=many-letters", "?q=sample", "?q=nothinglikeit"
    ),
    "public:letter-list": plain("public:letter-list"),
    "public:response": lambda world: [world["published"].document.incoming.reply.get_absolute_url()],
    "public:removals": plain("public:removals"),
    "public:letter": lambda world: [
        reverse("public:letter", args=[world[key].reference]) for key in ("long", "public")
    ],
    "public:area": lambda world: [world[key].office.area.get_absolute_url() for key in ("long", "public")],
    "public:campaign": lambda world: [campaign.get_absolute_url() for campaign in world["public_campaigns"]],
    "public:about": plain("public:about"),
    "public:accessibility": plain("public:accessibility"),
    "public:privacy": plain("public:privacy"),
    "public:data": plain("public:data"),
    "public:data-dictionary": plain("public:data-dictionary"),
    "public:comparison": lambda world: [
        reverse("public:comparison", args=[other.slug, world["long"].campaign.slug])
        for other in comparable(world["long"].campaign)
    ],
}


def real_campaign(world):
    """The campaign of the real letters: eighteen offices, a text, five wordings."""
    return next(campaign for campaign in world["campaigns"] if campaign.title == REAL_CAMPAIGN)


def writing(name, *areas):
    """A function to the address of route `name` for that campaign, or for its offices of the named areas."""

    def addresses(world):
        campaign = real_campaign(world)
        if not areas:
            return [reverse(name, args=[campaign.pk])]
        offices = campaign.offices.filter(area__name__in=areas)
        return [reverse(name, args=[campaign.pk, office.pk]) for office in offices]

    return addresses


def texts(name, query=""):
    """A function to the address of route `name` for the text of that campaign; `query` may use its key as {0}."""

    def addresses(world):
        key = real_campaign(world).texts.get().pk
        return [reverse(name, args=[] if query else [key]) + query.format(key)]

    return addresses


LETTERS = ("long", "open", "draft", "closed", "settled", "public", "voided", "stopped", "extended")
STAFF = {
    "account_logout": plain("account_logout"),
    "account_change_password": plain("account_change_password"),
    "account_reauthenticate": plain("account_reauthenticate"),
    "officers:officer-list": plain("officers:officer-list"),
    "officers:officer-new": plain("officers:officer-new"),
    "officers:officer-detail": of("officers:officer-detail", "lead"),
    "officers:officer-deactivate": of("officers:officer-deactivate", "lead"),
    "recipients:office-list": plain("recipients:office-list", "?q=hamp"),
    "recipients:office-detail": of("recipients:office-detail", "hampshire", "cleveland", "long_office"),
    "recipients:office-edit": of("recipients:office-edit", "hampshire", "long_office"),
    "recipients:office-closing": of("recipients:office-closing", "hampshire"),
    "recipients:holder-change": of("recipients:holder-change", "hampshire", "cleveland"),
    "recipients:contact-add": of("recipients:contact-add", "hampshire"),
    "recipients:holder-edit": of("recipients:holder-edit", "holder"),
    "recipients:contact-edit": of("recipients:contact-edit", "contact"),
    "recipients:contact-remove": of("recipients:contact-remove", "contact"),
    "staff:account": plain("staff:account"),
    "staff:worklist": plain("staff:worklist"),
    "staff:campaign-list": plain("staff:campaign-list"),
    "staff:campaign-new": plain("staff:campaign-new"),
    "staff:campaign-board": lambda world: [
        f"/staff/campaigns/{campaign.pk}/{query}"
        for campaign in world["campaigns"]
        for query in ("", "?status=overdue")
    ],
    "staff:campaign-tasks": lambda world: [
        *writing("staff:campaign-tasks")(world),
        *of("staff:campaign-tasks", "round", "sending_campaign")(world),
    ],
    "staff:campaign-offices": writing("staff:campaign-offices"),
    "staff:office-list-delete": lambda world: [
        reverse("staff:office-list-delete", args=[real_campaign(world).pk, world["office_list"].pk])
    ],
    "staff:campaign-text": writing("staff:campaign-text"),
    "staff:campaign-text-welsh": writing("staff:campaign-text-welsh"),
    "staff:campaign-text-history": writing("staff:campaign-text-history"),
    "staff:campaign-wording": writing("staff:campaign-wording"),
    "staff:wording-import": writing("staff:wording-import"),
    "staff:campaign-preview": writing("staff:campaign-preview"),
    "staff:campaign-check": writing("staff:campaign-check"),
    "staff:campaign-check-progress": writing("staff:campaign-check-progress"),
    "staff:enclosure-add": writing("staff:enclosure-add"),
    "staff:enclosure-remove": of("staff:enclosure-remove", "enclosure"),
    "staff:letter-preview": writing("staff:letter-preview", "Hampshire", "Kent"),
    "staff:letter-preview-welsh": writing("staff:letter-preview-welsh", "South Wales"),
    "staff:campaign-sign-off": of("staff:campaign-sign-off", "round", "sending_campaign"),
    "staff:campaign-release": of("staff:campaign-release", "round", "sending_campaign"),
    "staff:campaign-sending": of("staff:campaign-sending", "round", "sending_campaign"),
    "staff:letter-sign-off": of("staff:letter-sign-off", "correction"),
    "staff:letter-release": of("staff:letter-release", "correction"),
    "staff:letter-sending": of("staff:letter-sending", "sent_here", "correction"),
    "staff:handover-list": plain("staff:handover-list"),
    "staff:letter-succeed": of("staff:letter-succeed", "changed", "open"),
    "staff:letter-carry-on": of("staff:letter-carry-on", "changed"),
    "staff:letter-thank": of("staff:letter-thank", "open"),
    "staff:letter-correct": of("staff:letter-correct", "came_back", "open"),
    "staff:letter-words": of("staff:letter-words", "correction"),
    "staff:letter-enclosure-add": of("staff:letter-enclosure-add", "correction"),
    "staff:release-stop": of("staff:release-stop", "release"),
    "staff:dispatch-resend": of("staff:dispatch-resend", "unknown", "queued"),
    "staff:dispatch-settle": of("staff:dispatch-settle", "unknown"),
    "staff:dispatch-bounced": of("staff:dispatch-bounced", "sent_dispatch"),
    "staff:dispatch-retry": of("staff:dispatch-retry", "held"),
    "staff:deputy-list": plain("staff:deputy-list"),
    "staff:deputy-end": of("staff:deputy-end", "deputy"),
    "staff:report-list": plain("staff:report-list", "?sent_from=1.1.2021"),
    "staff:report": lambda world: [reverse("staff:report", args=[name]) for name in REPORTS],
    "staff:campaign-report": lambda world: [
        reverse("staff:campaign-report", args=[campaign.pk]) for campaign in world["campaigns"]
    ],
    "staff:letter-text": texts("staff:letter-text"),
    "staff:letter-text-difference": texts("staff:letter-text-difference", "?old={0}&new={0}"),
    "staff:campaign-edit": lambda world: [f"/staff/campaigns/{campaign.pk}/edit/" for campaign in world["campaigns"]],
    "staff:letter-list": plain("staff:letter-list", "?page=2", "?q=nothing+like+this"),
    "staff:letter-log": plain("staff:letter-log"),
    "staff:letter-log-from-file": plain("staff:letter-log-from-file"),
    "staff:letter-detail": of("staff:letter-detail", *LETTERS, "sent_here", "came_back", "posted", "correction"),
    "staff:letter-confirm": of("staff:letter-confirm", "draft"),
    "staff:letter-amend": of("staff:letter-amend", "long", "open"),
    "staff:letter-void": of("staff:letter-void", "long"),
    "staff:letter-discard": of("staff:letter-discard", "draft"),
    "staff:letter-close": of("staff:letter-close", "open"),
    "staff:letter-reopen": of("staff:letter-reopen", "closed"),
    "staff:letter-owner": of("staff:letter-owner", "long"),
    "staff:letter-notes": of("staff:letter-notes", "long"),
    "staff:letter-later-date": of("staff:letter-later-date", "open"),
    "staff:letter-take-back-date": of("staff:letter-take-back-date", "open", "extended"),
    "staff:letter-mend-date": of("staff:letter-mend-date", "open"),
    "staff:letter-stop-clock": of("staff:letter-stop-clock", "open"),
    "staff:letter-start-clock": of("staff:letter-start-clock", "open", "stopped"),
    "staff:chase-queue": plain("staff:chase-queue", "?tick=all"),
    "staff:chase-preview": lambda world: [reverse("staff:chase-preview") + query for query in world["previews"]],
    "staff:chase-rules": writing("staff:chase-rules"),
    "staff:chaser-detail": of("staff:chaser-detail", "chaser", "failed_chaser", "call"),
    "staff:chaser-put-back": of("staff:chaser-put-back", "chaser", "call"),
    "staff:chaser-mark-sent": of("staff:chaser-mark-sent", "chaser", "call"),
    "staff:letter-contact": of("staff:letter-contact", "open", "closed"),
    "staff:letter-snooze": of("staff:letter-snooze", "open"),
    "staff:letter-snooze-end": of("staff:letter-snooze-end", "open", "snoozed"),
    "staff:letter-formal-chaser": of("staff:letter-formal-chaser", "open", "chased"),
    "staff:due-date-changes": plain("staff:due-date-changes"),
    "staff:holiday-add": plain("staff:holiday-add"),
    "staff:holiday-withdraw": of("staff:holiday-withdraw", "holiday"),
    "staff:letter-publish": of("staff:letter-publish", *LETTERS, "waiting_letter"),
    "staff:reply-log": lambda world: [
        *of("staff:reply-log", "long", "closed")(world),
        f"{reverse('staff:reply-log', args=[world['open'].pk])}?incoming={world['long_mail'].pk}",
    ],
    "staff:reply-move": lambda world: [reverse("staff:reply-move", args=[world["settled"].replies.first().pk])],
    "staff:inbox-list": plain("staff:inbox-list", "?show=filed", "?show=aside"),
    "staff:inbox-detail": of("staff:inbox-detail", "mail", "long_mail", "filed_mail", "spam"),
    "staff:inbox-refer": of("staff:inbox-refer", "mail", "spam"),
    "staff:inbox-spam": of("staff:inbox-spam", "long_mail"),
    "staff:inbox-undo": of("staff:inbox-undo", "spam", "mail"),
    "staff:reply-choose-letter": plain("staff:reply-choose-letter", "?letter="),
    "staff:requested-settle": asked("staff:requested-settle", "long", "settled"),
    "staff:requested-undo": asked("staff:requested-undo", "long", "settled"),
    "staff:document-prepare": of("staff:document-prepare", "reply_document", "long_document"),
    "staff:document-redact": lambda world: [
        *of("staff:document-redact", "reply_document", "long_document")(world),
        *(
            f"/staff/documents/{world['redacted'].pk}/redact/{query}"
            for query in ("", "?q=is", "?details=1", "?preview=1")
        ),
    ],
    "staff:redact-result": of("staff:redact-result", "redacted", "pictures_made"),
    "staff:document-clean": of("staff:document-clean", "reply_document", "long_document"),
    "staff:document-upload-copy": of("staff:document-upload-copy", "reply_document", "long_document"),
    "staff:search": plain("staff:search", "?q=strategy", "?q=sampleshire&what=documents&page=2", "?q=nonesuch", "?q=*"),
    "staff:campaign-publish": lambda world: [
        reverse("staff:campaign-publish", args=[campaign.pk]) for campaign in world["public_campaigns"]
    ],
    "staff:campaign-intend": lambda world: [reverse("staff:campaign-intend", args=[world["public_campaigns"][0].pk])],
    "staff:letter-intend": of("staff:letter-intend", "public"),
    "staff:campaign-unanswered": lambda world: [
        reverse("staff:campaign-unanswered", args=[campaign.pk]) for campaign in world["campaigns"]
    ],
    "staff:campaign-naming": lambda world: [reverse("staff:campaign-naming", args=[world["public_campaigns"][0].pk])],
    "staff:notice-new": of("staff:notice-new", "long", "public"),
    "staff:notice-objection": of("staff:notice-objection", "notice"),
    "staff:notice-take-back": of("staff:notice-take-back", "notice"),
    "staff:copy-hold": of("staff:copy-hold", "waiting"),
    "staff:publication-list": plain("staff:publication-list", "?page=2"),
    "staff:copy-look": of("staff:copy-look", "waiting", "published", "withdrawn"),
    "staff:copy-checks": of("staff:copy-checks", "waiting", "published", "withdrawn"),
    "staff:copy-check": lambda world: [
        reverse("staff:copy-check", args=[world["waiting"].pk, group]) for group in ("personal", "inside", "hidden")
    ],
    "staff:document-checks": of("staff:document-checks", "reply_document", "long_document"),
    "staff:protected-name-list": plain("staff:protected-name-list"),
    "staff:protected-name-remove": of("staff:protected-name-remove", "protected_name"),
    "staff:copy-withdraw": of("staff:copy-withdraw", "published", "withdrawn"),
}
# Routes that answer with a file, or only to a form that is sent: there is no page to look at.


def named_routes(resolver=None, prefix=""):
    """The names of every route, with their namespaces."""
    resolver = resolver or get_resolver()
    for part in resolver.url_patterns:
        if hasattr(part, "url_patterns"):
            space = f"{prefix}{part.namespace}:" if part.namespace else prefix
            yield from named_routes(part, space)
        else:
            yield f"{prefix}{part.name}"
