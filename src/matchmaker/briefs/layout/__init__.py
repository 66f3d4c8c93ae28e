"""Type and drawing: measures, faces, line breaking and the sheet that is drawn on."""
