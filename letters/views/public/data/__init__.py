"""Everything published as data: the API, the dumps, the feeds, the files of a campaign, the comparison, the sitemap."""
