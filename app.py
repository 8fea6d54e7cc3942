"""`python app.py` serves the web app over the index in `index/`, as `qa-bot serve` does."""

from qa_bot.cli import main

if __name__ == "__main__":
    main(["serve"])
