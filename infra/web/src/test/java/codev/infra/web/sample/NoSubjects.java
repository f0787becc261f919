package codev.infra.web.sample;

import codev.infra.projections.ReadModel;
import codev.infra.web.identity.BoundSubject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The bindings of accounts of a service in which nobody has signed in yet. */
final class NoSubjects implements ReadModel<BoundSubject> {
  @Override
  public Optional<BoundSubject> find(String id) {
    return Optional.empty();
  }

  @Override
  public List<BoundSubject> find(Collection<String> ids) {
    return List.of();
  }

  @Override
  public List<BoundSubject> where(String field, Object value) {
    return List.of();
  }

  @Override
  public List<BoundSubject> whereAny(String field, Collection<?> values) {
    return List.of();
  }

  @Override
  public List<BoundSubject> where(String field, Object value, long after) {
    return List.of();
  }

  @Override
  public List<BoundSubject> all() {
    return List.of();
  }

  @Override
  public ReadModel<BoundSubject> current() {
    return this;
  }

  @Override
  public long position() {
    return 0;
  }

  @Override
  public boolean await(long position, Duration atMost) {
    return true;
  }
}
