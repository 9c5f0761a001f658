"""Components: what Streamlit draws."""
