"""The yearly politique de la ville report (CGCT L. 1111-2, décret n° 2015-1118), as a draft."""
