package codev.infra.documents;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of how PDF documents of requests are laid out.
 *
 * @param threads how many are laid out at the same time
 * @param places how many requests may have a document laid out or waiting; more are refused
 */
@ConfigurationProperties("codev.documents.layout")
record LayoutProperties(@DefaultValue("2") int threads, @DefaultValue("32") int places) {
  LayoutProperties {
    if (threads < 1 || places < threads)
      throw new IllegalArgumentException(
          "codev.documents.layout: there must be a thread, and a place for each thread: "
              + threads
              + " threads, "
              + places
              + " places");
  }
}
