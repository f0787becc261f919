package codev.infra.projections;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A collection of a store that answers slowly: something else happens before a question or after an
 * answer.
 */
final class HookedCollection {
  private final MongoCollection<Document> collection;
  private final AtomicReference<Runnable> beforeFind = new AtomicReference<>(() -> {});
  private volatile Runnable beforeReplacement = () -> {};
  private volatile Runnable afterReplacement = () -> {};

  HookedCollection(MongoCollection<Document> collection) {
    this.collection = collection;
  }

  /** Happens once. */
  void beforeFind(Runnable hook) {
    beforeFind.set(hook);
  }

  void beforeReplacement(Runnable hook) {
    beforeReplacement = hook;
  }

  void afterReplacement(Runnable hook) {
    afterReplacement = hook;
  }

  @SuppressWarnings("unchecked")
  MongoCollection<Document> collection() {
    return (MongoCollection<Document>)
        proxy(
            MongoCollection.class,
            (method, arguments) -> {
              if (method.getName().equals("find")) beforeFind.getAndSet(() -> {}).run();
              if (method.getName().equals("replaceOne")) beforeReplacement.run();
              var answer = method.invoke(collection, arguments);
              if (method.getName().equals("replaceOne")) afterReplacement.run();
              return answer;
            });
  }

  /** The database in which this collection stands under its name. */
  MongoDatabase in(MongoDatabase database) {
    var name = collection.getNamespace().getCollectionName();
    return (MongoDatabase)
        proxy(
            MongoDatabase.class,
            (method, arguments) ->
                method.getName().equals("getCollection")
                        && arguments != null
                        && name.equals(arguments[0])
                    ? collection()
                    : method.invoke(database, arguments));
  }

  private interface Invocation {
    @Nullable Object of(Method method, @Nullable Object @Nullable [] arguments)
        throws ReflectiveOperationException;
  }

  private static Object proxy(Class<?> shape, Invocation invocation) {
    return Proxy.newProxyInstance(
        HookedCollection.class.getClassLoader(),
        new Class<?>[] {shape},
        (_, method, arguments) -> {
          try {
            return invocation.of(method, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }
}
