package codev.infra.projections;

import java.util.Optional;
import java.util.UUID;

/**
 * Requests rebuilds of all views of a service. Until a new one has caught up the old one is read; a
 * crash in between changes nothing of it, and any instance goes on.
 */
public interface RebuildRequests {
  /**
   * Asks for one; asked again by the same id it is the same one.
   *
   * @param position of the log at this moment
   * @return empty while another one is under way
   */
  Optional<Rebuild> request(UUID id, String by, long position);

  Optional<Rebuild> find(UUID id);
}
