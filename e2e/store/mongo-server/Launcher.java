import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.util.List;

/** mongo-java-server on loopback. Arguments: port, file, wire version. It ends with its input, so no test leaves one behind. */
class Launcher {
  public static void main(String[] args) throws Exception {
    int wire = Integer.parseInt(args[2]);
    H2Backend backend = new H2Backend(args[1]);
    // It reports wire version 8 at most, which the driver refuses, although it understands the driver's requests.
    backend.version(new MongoVersion() {
      public List<Integer> getVersionArray() { return List.of(4, wire < 9 ? 2 : 4, 0); }
      public int getWireVersion() { return wire; }
    });
    MongoServer server = new MongoServer(backend);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
    server.bind("127.0.0.1", Integer.parseInt(args[0]));
    System.out.println("listening on " + server.getLocalAddress().getPort());
    while (System.in.read() != -1) { }
    System.exit(0);
  }
}
