"""H5P: packages of questions, each with the library that asks it; a Question Set holds several."""
