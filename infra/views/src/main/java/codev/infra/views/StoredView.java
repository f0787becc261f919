package codev.infra.views;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is stored, without the graves. */
record StoredView<D>(Documents<D> documents, Standing standing, Folding<?, D> folding)
    implements View<D> {
  @Override
  public Optional<D> find(String id) {
    return living(documents.byId(List.of(id))).findFirst();
  }

  @Override
  public List<D> find(Collection<String> ids) {
    return living(documents.byId(ids)).toList();
  }

  @Override
  public List<D> where(String field, Object value) {
    return living(documents.where(field, value)).toList();
  }

  @Override
  public List<D> all() {
    return living(documents.all()).toList();
  }

  private Stream<D> living(Stream<Kept<D>> kept) {
    return kept.flatMap(k -> Stream.ofNullable(k.document()));
  }

  @Override
  public long position() {
    return standing.position();
  }

  @Override
  public boolean await(long position, Duration atMost) {
    return standing.await(position, atMost);
  }
}
