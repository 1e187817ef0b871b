"""Reading INSEE’s grid of 200 m (Filosofi): CSV and GeoPackage."""
