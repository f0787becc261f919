package codev.infra.web.securitylog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a service keeps, beside the stream, what an auditor reads later. A service that keeps
 * nothing has none.
 */
public interface SecurityFacts {
  /** A policy has refused a person; called more than once for the same. */
  void accessRefused(String person, String policy);

  /**
   * A person has exported data; called for each page of what is recorded once a day.
   *
   * @param programme null unless they are of one
   */
  void exported(String person, ExportKind kind, @Nullable UUID programme);
}
