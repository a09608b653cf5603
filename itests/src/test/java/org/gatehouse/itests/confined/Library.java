package org.gatehouse.itests.confined;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** An application that has Lucene index its texts. */
public final class Library implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    Commands.offer(context, this, "library", "index", "search");
  }

  @Override
  public void stop(BundleContext context) {}

  /** Writes an index of so many texts. */
  public String index(String directory, int count) throws IOException {
    try (Directory files = FSDirectory.open(Path.of(directory));
        IndexWriter writer =
            new IndexWriter(files, new IndexWriterConfig(new StandardAnalyzer()))) {
      for (int i = 0; i < count; i++) {
        Document text = new Document();
        text.add(new TextField("text", "the text number " + i, Store.YES));
        writer.addDocument(text);
      }
    }
    return "indexed";
  }

  /** Counts the texts in an index that have the word. */
  public String search(String directory, String word) throws IOException {
    try (Directory files = FSDirectory.open(Path.of(directory));
        DirectoryReader reader = DirectoryReader.open(files)) {
      return "texts: " + new IndexSearcher(reader).count(new TermQuery(new Term("text", word)));
    }
  }
}
