"""Where static files are served from."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleManifestStorage(CompressedManifestStaticFilesStorage):
    """Files named by their hash; `import` lines inside our JavaScript modules are rewritten to match."""

    support_js_module_import_aggregation = True
