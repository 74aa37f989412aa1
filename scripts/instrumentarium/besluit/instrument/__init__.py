"""An instrument is a folder of data (templates/damocles is the first): documents, facts, policy, law and checks."""
