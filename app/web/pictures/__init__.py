"""Pictures of pages and charts, made to be shared. They take Pillow, which routes load when first asked."""
