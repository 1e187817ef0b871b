"""Official boundary files: priority quarters and communes, in whatever vector format they come."""
