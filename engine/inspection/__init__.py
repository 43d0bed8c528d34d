"""Looking at a photo and at what was made of it: numbers, histograms, facts, reports and pictures of comparisons. Changes no photo."""
