-- AlterTable
ALTER TABLE "Person" ADD COLUMN "mobile" TEXT;

-- AlterTable
ALTER TABLE "Room" ADD COLUMN "webhook" TEXT;

-- CreateTable
CREATE TABLE "Alias" (
    "platform" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "account" TEXT NOT NULL,

    PRIMARY KEY ("platform", "externalId")
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Post" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "roomId" INTEGER NOT NULL,
    "threadId" INTEGER,
    "opensThreadId" INTEGER,
    "lane" TEXT NOT NULL,
    "urgency" INTEGER NOT NULL DEFAULT 0,
    "leg" TEXT,
    "pingOf" INTEGER,
    "route" TEXT,
    "content" JSONB NOT NULL,
    "editsId" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "repeated" BOOLEAN NOT NULL DEFAULT false,
    "notBefore" DATETIME,
    "error" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Post_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Post_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Post_editsId_fkey" FOREIGN KEY ("editsId") REFERENCES "Post" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Post" ("attempts", "content", "createdAt", "editsId", "error", "id", "key", "lane", "notBefore", "opensThreadId", "repeated", "roomId", "state", "threadId") SELECT "attempts", "content", "createdAt", "editsId", "error", "id", "key", "lane", "notBefore", "opensThreadId", "repeated", "roomId", "state", "threadId" FROM "Post";
DROP TABLE "Post";
ALTER TABLE "new_Post" RENAME TO "Post";
CREATE UNIQUE INDEX "Post_key_key" ON "Post"("key");
CREATE INDEX "Post_state_lane_urgency_id_idx" ON "Post"("state", "lane", "urgency" DESC, "id");
CREATE INDEX "Post_editsId_state_idx" ON "Post"("editsId", "state");
CREATE INDEX "Post_opensThreadId_idx" ON "Post"("opensThreadId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Thread_tag_idx" ON "Thread"("tag");
