"""Reports: questions over the correspondence and their answers as pages and files; no verbs."""
