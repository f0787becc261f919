package codev.infra.documents;

import java.io.IOException;

/** Writes a response of several documents. */
@FunctionalInterface
public interface ResponseWriter {
  void write() throws IOException;
}
