package codev.group.domain.person;

import java.util.List;

/**
 * Somebody who is to become a member, and what the directory said of them when it was asked.
 *
 * @param known whether the directory has them
 * @param managers their manager, that one's manager and so on, nearest first
 */
public record Candidate(Username person, boolean known, List<Username> managers) {
  public Candidate {
    managers = List.copyOf(managers);
  }
}
