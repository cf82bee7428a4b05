-- AlterTable
ALTER TABLE "Question" ADD COLUMN "brandId" INTEGER;
